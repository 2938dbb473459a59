"""A word praises the product instead of describing it: seamless, revolutionary, world-class.

Advertising is what readers have learned to skip. "Replace adjectives with data", says Amazon's writing
advice: what is seamless about it, and how would a customer notice? What customers say in quotation
marks is theirs, and left alone.

Bad:

```markdown kind=prfaq
# Harbour Ferries launches refunds in ten seconds

Harbour Ferries today launches a revolutionary way to pay refunds. <!-- ! revolutionary -->
```

Good:

```markdown kind=prfaq
# Harbour Ferries launches refunds in ten seconds

Harbour Ferries today launches refunds that arrive before the passenger has left the quay.

"It is amazing how seamless this is," said Tom Brandt, a customer from Kiel.
```

Options:

- `also`: further words and phrases; one with an exclamation mark before it is never reported.
- `without`: words and phrases of wb's list that are fine in your house.
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.documents.phrases import ListOptions, chosen, occurrences
from wb.documents.prose import headline, prose
from wb.findings import Problem, Severity
from wb.rule import rising, rule


@rule(
    "hype-word",
    family="craft",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=ListOptions,
)
def hype_word(document: Document, options: ListOptions) -> Iterator[Problem]:
    """Yield each word of the list in the author's own prose."""
    if document.spec is None:
        return
    phrases = chosen(document, "hype-word", options)
    for text in filter(None, (headline(document), prose(document))):
        for found in occurrences(text, phrases):
            yield Problem(
                text.place(found.start, found.end),
                f"{text.own[found.start : found.end]!r} is praise, not description.",
                subject=found.phrase,
                hint="Say what it does that made you choose the word.",
            )
