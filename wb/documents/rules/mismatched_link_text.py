"""The text of a link is one address, its target is another site.

Readers of the page go where the target leads, readers of the paper type what they see. One of the two
is wrong: mostly the site was renamed and only half of the link with it. Compared are texts that are an
address themselves, by the name of their host; `www.` and a part of the site (`docs.` behind the same
name) do not matter.

Source: wb's own; of the public PR/FAQs that it is measured with, one sends its readers to two sites.

Bad:

```markdown kind=prfaq
# Harbour Ferries launches refunds in ten seconds

Read more at [https://refunds.harbour.example](https://pilot.harbour.example). <!-- ! -->
```

Good:

```markdown kind=prfaq
# Harbour Ferries launches refunds in ten seconds

Read more at [https://harbour.example/refunds](https://www.harbour.example/refunds), and [how it
works](https://docs.harbour.example).
```
"""

import re
from collections.abc import Iterator

from wb.documents.front_matter import Link
from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

_ADDRESS = lazy(
    r"(?:https?://(?:www\.)?|www\.)(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)\.?(?:[/:?#]\S*)?", re.IGNORECASE
)


@rule("mismatched-link-text", family="contradictions", levels=always(Severity.WARNING))
def mismatched_link_text(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each link that shows one host and leads to another."""
    for link in document.links:
        target = _ADDRESS.fullmatch(link.target)
        text = _text(document, link) if target and not link.image else ""
        shown = _ADDRESS.fullmatch(text.strip(" <>*_"))
        if target and shown and not f".{_host(target)}".endswith(f".{_host(shown)}"):
            yield Problem(
                document.find(link.line, text),
                f"The link shows {_host(shown)} and leads to {_host(target)}.",
                subject=_host(shown),
                hint="Find out which site is right, and write it in both places.",
            )


def _text(document: Document, link: Link) -> str:
    """What the link shows, where it is written in brackets before the target."""
    before = document.lines[link.line - 1][: link.column - 1].rstrip("< ")
    return before[before.rfind("[") + 1 : -2] if before.endswith("](") else ""


def _host(address: re.Match[str]) -> str:
    return address["host"].lower()
