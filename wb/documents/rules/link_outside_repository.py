"""A link leads to a file outside of the repository.

It works on the author's disk and nowhere else: not in the review on the forge, not in the packet, not
for the reader who clones the repository next year. What the proposal leans on belongs beside it.

Source: wb's own: a packet is built from the repository and nothing else.

Bad:

```markdown path=proposals/refunds/prfaq.md
The numbers are in [the sheet](../../../private/numbers.csv). <!-- ! ../../../private/numbers.csv -->
```

Good:

```markdown path=proposals/refunds/prfaq.md files=proposals/refunds/numbers.csv
The numbers are in [the sheet](numbers.csv).
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("link-outside-repository", family="integrity", levels=always(Severity.WARNING))
def link_outside_repository(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each link or image that leaves the repository."""
    for link in document.links:
        if link.fault == "outside":
            yield Problem(
                document.at(link.line, link.column, link.end_column),
                f"{link.target} lies outside of the repository.",
                subject=link.target,
                hint="Copy the file into the repository, or link to where everybody can read it.",
            )
