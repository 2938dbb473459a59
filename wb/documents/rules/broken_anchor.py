"""A link leads to a heading that does not exist.

Links such as `#how-refunds-work` break when somebody rewords the heading, and nothing shows it: the
reader lands at the top of the file and has to search. Anchors are made as on GitHub: lower case,
blanks to hyphens, punctuation dropped, `-1` added to the second of the same name.

Source: GitHub's way of making anchors, which other forges follow.

Bad:

```markdown
See [how refunds work](#how-refund-works). <!-- ! #how-refund-works -->

## How refunds work
```

Good:

```markdown
See [how refunds work](#how-refunds-work).

## How refunds work
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule
from wb.suggest import did_you_mean


@rule("broken-anchor", family="integrity", levels=rising(Severity.WARNING, Severity.ERROR, Severity.ERROR))
def broken_anchor(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each link whose anchor is missing."""
    for link in document.links:
        if link.fault == "anchor":
            file, _, anchor = link.target.partition("#")
            near = did_you_mean(anchor, document.anchors) if not file else ""
            yield Problem(
                document.at(link.line, link.column, link.end_column),
                f"No heading of {file or 'this file'} has the anchor #{anchor}.{near}",
                subject=link.target,
                hint="Link to a heading as it is written now.",
            )
