"""A site is spelled in two ways: harbour.example here, harbor.example or harbour-app.example there.

One of the two sends the reader nowhere, or to somebody else, and nobody notices on the page. Compared are
addresses, mail and names of sites: the same name with and without a hyphen, its parts in another order, one
letter that differs, and the product's own name with another ending. Addresses in code do not count.

Source: wb's own; a renamed site is found in half of the places that name it.

Bad:

```markdown kind=prfaq
# Harbour Ferries launches QuayPay

Order it at https://quaypay.example/order.

Write to [us](mailto:help@quaypay.example), or order at quay-pay.example. <!-- ! quay-pay.example -->
```

Good:

```markdown kind=prfaq
# Harbour Ferries launches QuayPay

Order it at https://quaypay.example/order or at docs.quaypay.example; the code is at github.com/harbour.
```
"""

from collections.abc import Iterator

from wb.documents.hosts import hosts, site
from wb.documents.model import Document
from wb.documents.spelling import slips
from wb.findings import Problem, Related, Severity
from wb.rule import Options, always, rule

_SHORTEST, _LONGEST = 6, 63
"""Letters of a name in which one that differs is taken for a slip; longer ones are no names."""


@rule("inconsistent-domain", family="contradictions", levels=always(Severity.WARNING))
def inconsistent_domain(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield the first use of each rarer spelling."""
    found = hosts(document)
    ours = "".join(document.title.text.lower().split()) if document.title else ""
    known: dict[tuple[str, ...], str] = {}
    by_use = sorted(found, key=lambda host: (-len(found[host]), found[host][0].line or 0))
    for host in by_use if len(found) > 1 else ():
        keys = list(_keys(host, ours))
        usual = next((known[key] for key in keys if key in known), None)
        known |= {key: host for key in keys if key not in known}
        if usual is not None:
            there = found[usual][0]
            yield Problem(
                found[host][0],
                f"{host} here, {usual} on line {there.line}.",
                subject=host,
                hint="Find out which site is right, and write it in both places.",
                related=(Related(there, f"{usual} there"),),
            )


def _keys(host: str, ours: str) -> Iterator[tuple[str, ...]]:
    """What two hosts share that are meant to be the same: one look-up each, however many there are."""
    yield "letters", host.replace("-", "")
    yield "parts", *sorted(host.replace("-", ".").split("."))
    before, name, end = site(host)
    if _SHORTEST <= len(name) <= _LONGEST:
        if name.replace("-", "") in ours:
            yield "ours", before, name
        yield from (("slip", before, end, *slip) for slip in slips(name))
