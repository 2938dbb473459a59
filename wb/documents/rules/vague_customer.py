"""The customer is everybody: everyone, all users, businesses of all sizes.

Working Backwards starts with one customer and one problem. Who builds for everybody decides nothing:
every feature is for somebody, so none can be left out. Bryar and Carr ("Working Backwards", 2021) have
the summary name the customer; name one that you could telephone. Looked at are the press release, and of
narratives and experience documents what stands above the first heading, the introduction, the ask, and
the parts on the customer and the problem.

Bad:

```markdown kind=prfaq
# Harbour Ferries launches refunds in ten seconds

Harbour Ferries today launches refunds for everyone. <!-- ! everyone -->
```

Good:

```markdown kind=prfaq
# Harbour Ferries launches refunds in ten seconds

Harbour Ferries today launches refunds for commuters whose crossing is cancelled.
```

Options:

- `also`: further words and phrases; one with an exclamation mark before it is never reported.
- `without`: words and phrases of wb's list that are fine in your house.
"""

from collections.abc import Container, Iterator

from wb.documents.model import Document
from wb.documents.phrases import ListOptions, chosen, occurrences
from wb.documents.prose import headline, prose
from wb.findings import Problem, Severity
from wb.rule import rising, rule

_SAYS_WHOM = ("introduction", "ask", "customer", "problem")
"""The parts that say whom a document without a press release is for."""


@rule(
    "vague-customer",
    family="craft",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=ListOptions,
)
def vague_customer(document: Document, options: ListOptions) -> Iterator[Problem]:
    """Yield each word for everybody where the document says whom it is for."""
    if not (lines := _lines(document)):
        return
    phrases = chosen(document, "vague-customer", options)
    for text in filter(None, (headline(document), prose(document))):
        for found in occurrences(text, phrases):
            place = text.place(found.start, found.end)
            if place.line in lines:
                yield Problem(
                    place,
                    f"{text.own[found.start : found.end]!r} is nobody in particular.",
                    subject=found.phrase,
                    hint="Name the customer who has the problem most.",
                )


def _lines(document: Document) -> Container[int]:
    """Where it is said whom the document is for: nowhere in kinds that have no customer."""
    if document.press_release:
        return range(document.press_release.line, document.press_release.end_line + 1)
    if document.spec is None or document.spec.part("customer") is None:
        return ()
    title = document.title.line if document.title else 0
    first = next((heading.line for heading in document.headings if heading.line > title), None)
    lines = set(range(1, first or len(document.lines) + 1))
    for part in (document.parts.get(name) for name in _SAYS_WHOM):
        lines.update(range(part.line, part.end_line + 1) if part else ())
    return lines
