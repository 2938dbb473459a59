"""A sentence claims an effect and gives no number: saves time, reduces costs, faster than, users want.

A claim without data is the author's hope. The first question in the room will be "how much, and how do
you know?", so the answer belongs into the sentence, or a link to it does. A sentence with a number or a
link is left alone, and so is one with a share in per cent right behind it, or one that ends in a colon
with a table or code below: a measurement. Manuals, glossaries and experience documents argue for nothing.

Source: "Tips for Amazon writers": replace adjectives with data; does it pass the "so what" test?

Bad:

```markdown kind=narrative
# Refunds in one tap

The new way reduces costs and saves time. <!-- ! reduces costs -->
```

Good:

```markdown kind=narrative
# Refunds in one tap

The new way reduces costs by 1.90 euros a refund. It saves time ([measured in May](measured.md)).
```

Options:

- `also`: further words and phrases; one with an exclamation mark before it is never reported.
- `without`: words and phrases of wb's list that are fine in your house.
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.documents.phrases import ListOptions, chosen, occurrences
from wb.documents.prose import Prose, Sentence, prose
from wb.findings import Location, Problem, Severity
from wb.rule import rising, rule

_SHARES = ("%", "percent", "per cent", "Prozent")
_NEAR = 150
"""Characters behind a claim in which its measurement stands."""


@rule(
    "claim-without-data",
    family="craft",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=ListOptions,
)
def claim_without_data(document: Document, options: ListOptions) -> Iterator[Problem]:
    """Yield the first claim of each sentence that has neither a number nor a link."""
    text, said = prose(document), set[int]()
    linked = {link.line for link in document.links if not link.image}
    phrases = chosen(document, "claim-without-data", options) if _argues(document) else ()
    for found in occurrences(text, phrases):
        sentence = text.sentence_at(found.start)
        if sentence is None or sentence.start in said or _is_told(text, sentence, found.start):
            continue
        place = text.place(sentence.start, sentence.end)
        said.add(sentence.start)
        if linked.isdisjoint(range(place.line or 1, (place.end_line or 1) + 1)) and not _shown(
            document, place
        ):
            yield Problem(
                text.place(found.start, found.end),
                f"{text.own[found.start : found.end]!r}: by how much, and how do you know?",
                subject=found.phrase,
                hint="Give the number and where it is from, or drop the claim.",
            )


def _argues(document: Document) -> bool:
    """Whether the kind is one that makes a case."""
    return document.spec is not None and (document.spec.systems or not document.spec.normative)


def _is_told(text: Prose, sentence: Sentence, at: int) -> bool:
    """Whether a number stands in the sentence or a share right behind it, or the claim is part of a title."""
    if text.has_number(sentence) or (at > sentence.start and text.own[at].isupper()):
        return True
    behind = text.text[sentence.end : sentence.end + _NEAR].partition("\n\n")[0]
    return any(share in behind for share in _SHARES)


def _shown(document: Document, sentence: Location) -> bool:
    """Whether a sentence ends in a colon, and a table or code follows it."""
    end = sentence.end_line or 1
    if not document.lines[end - 1].rstrip().endswith((":", "：")):
        return False
    below = next((line for line in document.lines[end:] if line.strip()), "")
    return below.lstrip().startswith(("```", "~~~", "|"))
