"""Text that was to be replaced is still there: `[city]`, TBD, TODO, John Doe, ACME.

In a draft a placeholder is honest: it says what is still to be found out. In a review it wastes the
room's time, because the writer has left the thinking to the readers. In public proposals it outlives
the launch: of 27 unticked sign-off boxes in a well-kept repository of design documents, 20 still
name `@xxxxx`. So it is an error from review on. In a draft it is a note, and more than three are one
note that counts them: nobody needs to be told line by line that a new page is empty. A made-up name in
an example ("e.g. ACME sponsors a prize") stands for nobody, and is left alone; so is the protocol of that
name ("the ACME client"), and what a screen shows in a manual ("Welcome, [your name]!").

Source: the boxes were counted in the public RFCs of AWS CDK.

Bad:

```markdown kind=prfaq
# Harbour refunds a cancelled crossing in one tap

[City], [launch date] – Harbour Ferries today opens refunds. <!-- ! -->

The price is TBD. <!-- ! TBD -->
```

Good:

```markdown kind=prfaq
# Harbour refunds a cancelled crossing in one tap

Rostock, March 3, 2026 – Harbour Ferries today opens refunds ([terms](terms.md)).

The price is 2 euros a month.
```
"""

import re
from collections.abc import Iterator

from wb.documents.model import Document, Placeholder
from wb.documents.patterns import lazy
from wb.documents.wording import word_set
from wb.findings import Location, Problem, Severity
from wb.rule import Options, rising, rule
from wb.stage import Stage

_FEW = 3
"""Placeholders of a draft that are named one by one."""
_EXAMPLE = lazy(
    r"(?:\b(?:e\.\s?g\.|for example|for instance|imagine|z\.\s?B\.|zum Beispiel|beispielsweise|p\. ex\.)"
    r"|例えば|例如)[^.!?。]*$",
    re.IGNORECASE,
)
"""Before a made-up name: it stands in an example."""
_PROTOCOL = lazy(
    r"(?:v2)?[ -](?:client|protocol|challenge|server|account|directory|certificate|issuer|provider|renewal)"
)
"""Behind ACME: it is how certificates are asked for (RFC 8555)."""
_MARKS = lazy(r"[\"“”„«»]")


@rule("placeholder", family="integrity", levels=rising(Severity.INFO, Severity.ERROR, Severity.ERROR))
def placeholder(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each placeholder that is no guidance, the same one once a line; of many in a draft the first."""
    left = (
        one for one in document.placeholders if not one.guidance and not _stands_for_nothing(document, one)
    )
    found = {(one.line, one.text): one for one in reversed(tuple(left))}
    placeholders = [found[key] for key in sorted(found, key=lambda key: (key[0], found[key].column))]
    hint = "Write what belongs here, or say who will know it and when."
    if document.stage is Stage.DRAFT and len(placeholders) > _FEW:
        message = f"{len(placeholders)} placeholders to fill in, the first of them here."
        show = "wb lint --stage review shows each of them."
        yield Problem(_place(document, placeholders[0]), message, "placeholders", show)
        return
    for one in placeholders:
        yield Problem(_place(document, one), f"{one.text!r} is a placeholder.", one.text, hint)


def _place(document: Document, found: Placeholder) -> Location:
    return Location(document.path, found.line, found.column, found.end_line, found.end_column)


def _stands_for_nothing(document: Document, found: Placeholder) -> bool:
    """Whether it is a name in an example, the protocol of that name, or what a screen shows."""
    line = document.lines[found.line - 1]
    before, after = line[: found.column - 1], line[found.end_column - 1 :]
    if found.text.casefold() in word_set("dummies"):
        return _EXAMPLE.search(before) is not None or _PROTOCOL.match(after) is not None
    shows = document.spec is not None and document.spec.normative
    return shows and len(_MARKS.findall(before)) % 2 == 1 and _MARKS.search(after) is not None
