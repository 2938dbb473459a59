"""The document has no title.

The title is what people remember, link to and say in the corridor; the packet prints it on its
cover. Bryar and Carr ("Working Backwards", 2021) let the press release open with a heading that
names the product "in a way the reader (i.e. your target customers) will understand". A label such as
"Press release" names the form, not the thing.

Bad:

```markdown kind=manual
Refunds are made in one tap. <!-- ! -->
```

Good:

```markdown kind=manual
# Refunds: the manual

Refunds are made in one tap.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Location, Problem, Severity
from wb.rule import Options, rising, rule


@rule("missing-title", family="integrity", levels=rising(Severity.INFO, Severity.WARNING, Severity.ERROR))
def missing_title(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield once when there is neither a title nor a headline."""
    titled = document.title or "headline" in document.parts or document.front_matter.data.get("title")
    if document.spec is not None and not titled:
        hint = "Start with a heading that names the thing, not the type of document."
        yield Problem(Location(document.path), "The document has no title.", hint=hint)
