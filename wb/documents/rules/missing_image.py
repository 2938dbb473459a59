"""An image is not there.

A diagram that does not show leaves a hole in the argument, and in the rendered packet, which is built
without a network and takes images from the repository only. The path is relative to the file.

Source: wb's own: a packet is built without a network.

Bad:

```markdown files=img/flow.svg
![How a refund flows](images/flow.svg) <!-- ! images/flow.svg -->
```

Good:

```markdown files=img/flow.svg
![How a refund flows](img/flow.svg)
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


@rule("missing-image", family="integrity", levels=rising(Severity.WARNING, Severity.ERROR, Severity.ERROR))
def missing_image(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each image whose file is missing."""
    for link in document.links:
        if link.fault == "missing" and link.image:
            yield Problem(
                document.at(link.line, link.column, link.end_column),
                f"The image {link.target} is not there.",
                subject=link.target,
                hint="Add the file, or correct the path (it is relative to this file).",
            )
