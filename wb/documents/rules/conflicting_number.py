"""The same thing is told with two numbers: a prize fund of 50,000 dollars here, of 100,000 there.

Readers who find one of them believe it; those who find both believe neither, and ask what else was not
read again. Numbers are compared where they belong to the same noun of two words and are in the same
unit. Sentences that compare (before, instead, if, per) are left alone, and so is what others say in
quotation marks. English only.

Source: wb's own; of the public PR/FAQs that it is measured with, one doubles its own budget within a
page.

Bad:

```markdown kind=prfaq
# Harbour Ferries opens the Quay Prize

Harbour Ferries today opens a contest with a prize fund of 50,000 euros.

## FAQ

### What can I win?

The best five ideas share the 100K euro prize fund. <!-- ! 100K -->
```

Good:

```markdown kind=prfaq
# Harbour Ferries opens the Quay Prize

Harbour Ferries today opens a contest with a prize fund of 100,000 euros.

## FAQ

### What can I win?

The best five ideas share the 100K euro prize fund. Last year it was a prize fund of 50,000 euros.
```
"""

from collections.abc import Iterator

from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.documents.prose import Prose, Sentence, prose, words
from wb.documents.quantities import Quantity, quantities
from wb.findings import Problem, Related, Severity
from wb.rule import Options, always, rule


@rule("conflicting-number", family="contradictions", levels=always(Severity.WARNING))
def conflicting_number(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each number that is not the one that was told before of the same noun."""
    if document.language != "en":
        return
    text = prose(document)
    first: dict[tuple[str, str, str], Quantity] = {}
    for found in quantities(text):
        before = first.setdefault((found.noun, found.unit, found.bound), found)
        if found.value != before.value and not _compared(text, before.sentence, found.sentence):
            here, there = text.place(found.start, found.end), text.place(before.start, before.end)
            one, other = _written(text, found), _written(text, before)
            yield Problem(
                here,
                f"{found.noun.capitalize()}: {one} here, {other} on line {there.line}.",
                subject=found.noun,
                hint="Decide which one holds and correct the other.",
                related=(Related(there, f"{other} there"),),
            )


def _written(text: Prose, quantity: Quantity) -> str:
    return " ".join(text.own[quantity.start : quantity.end].split())


def _compared(text: Prose, one: Sentence, other: Sentence) -> bool:
    """Whether the numbers may well differ: told in one sentence, or in one that compares."""
    comparing = word_list("conflicting-number")["en"]
    said = {*words(text.own[one.start : one.end]), *words(text.own[other.start : other.end])}
    return one is other or not said.isdisjoint(comparing)
