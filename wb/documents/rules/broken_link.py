"""A relative link leads to a file that is not there.

A proposal is a folder of documents that lean on each other: the release on the manual, the narrative
on its data. Reviewers follow links during the silent reading; one that leads nowhere costs trust in
all the others. Addresses on the network are left alone: wb does not go there.

Source: Tim Berners-Lee, "Cool URIs don't change" (W3C, 1998).

Bad:

```markdown files=manual.md
Refunds are described in the [manual](manuel.md#refunds). <!-- ! manuel.md#refunds -->
```

Good:

```markdown files=manual.md
Refunds are described in the [manual](manual.md) and on [our site](https://harbour.example/refunds).
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


@rule("broken-link", family="integrity", levels=rising(Severity.WARNING, Severity.ERROR, Severity.ERROR))
def broken_link(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each link whose file is missing."""
    for link in document.links:
        if link.fault == "missing" and not link.image:
            yield Problem(
                document.at(link.line, link.column, link.end_column),
                f"The link leads to {link.target}, which is not there.",
                subject=link.target,
                hint="Correct the path (it is relative to this file), or add the file.",
            )
