"""The same thing is told with two numbers: a prize fund of 50,000 dollars here, of 100,000 there.

Readers who find one of them believe it; those who find both believe neither, and ask what else was not
read again. Numbers are compared where they belong to the same noun of two words and are in the same
unit, and where two sentences are the same but for the number. Three numbers for one noun are a series, two
sentences in a row that open alike a contrast. Both are left alone, and so are sentences that compare (before,
instead, if, per), what the problem has and the rest has not, and what others say in quotation marks. The
only price of a press release is compared with the only one in the answer to what it costs.
English; in German only sentences that are the same but for the number.

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

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from wb.documents.lists import word_list
from wb.documents.model import Document, Part
from wb.documents.prices import Price, told_twice
from wb.documents.prose import Prose, prose, words
from wb.documents.quantities import SAME_WORDS, Quantity, alike, led_up_to, quantities
from wb.findings import Problem, Related, Severity
from wb.rule import Options, always, rule

_TODAY = ("problem", "state", "lessons")
"""The parts that tell how it is without what the document proposes."""
_ARROW = "→"
"""In a sentence: it is a series of steps, and each series has its own."""
_MOST = 2
"""Numbers that one noun is told with by mistake; three are those of three groups or days."""


@rule("conflicting-number", family="contradictions", levels=always(Severity.WARNING))
def conflicting_number(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each number that is not the one that was told before of the same noun."""
    text, told = prose(document), set[int]()
    for before, found in _pairs(document, text) if document.language in {"en", "de"} else ():
        if found.start not in told:
            told.add(found.start)
            yield _problem(text, found, before)
    prices = told_twice(document)
    if prices and told.isdisjoint(range(prices[1].start, prices[1].end)):
        yield _of_prices(text, *prices)


def _pairs(document: Document, text: Prose) -> Iterator[tuple[Quantity, Quantity]]:
    """Numbers of the same noun that differ: the first, and each later one."""
    for same in _by_noun(document, text):
        if len({found.value for found in same}) <= _MOST:
            yield from (
                (same[0], found)
                for found in same[1:]
                if found.value != same[0].value and not _compared(text, same[0], found)
            )


def _by_noun(document: Document, text: Prose) -> Iterator[list[Quantity]]:
    """The numbers of the same noun, in the same unit and with the same bound; those of today apart."""
    same: dict[tuple[str, str, str], list[Quantity]] = {}
    nouns = chain(quantities(text), led_up_to(text)) if document.language == "en" else ()
    for found in chain(nouns, alike(text)):
        same.setdefault((_stemmed(found.noun), found.unit, found.bound), []).append(found)
    today = [part for name in _TODAY if (part := document.parts.get(name))]
    for several in same.values():
        if len(several) > 1:
            yield [found for found in several if not _is_in(today, found)]
            yield [found for found in several if _is_in(today, found)]


def _stemmed(noun: str) -> str:
    """The words of a noun without articles, in one form for one and many: ``the swaps``, ``a swap``."""
    articles = word_list("determiners")["en"]
    return " ".join(word.removesuffix("s") for word in noun.split() if word not in articles)


def _problem(text: Prose, found: Quantity, before: Quantity) -> Problem:
    here, there = text.place(found.start, found.end), text.place(before.start, before.end)
    one, other = _written(text, found), _written(text, before)
    return Problem(
        here,
        f"{_told(text, found)}: {one} here, {other} on line {there.line}.",
        subject=found.noun,
        hint="Decide which one holds and correct the other.",
        related=(Related(there, f"{other} there"),),
    )


def _of_prices(text: Prose, before: Price, found: Price) -> Problem:
    here, there = text.place(found.start, found.end), text.place(before.start, before.end)
    return Problem(
        here,
        f"The price: {found.written} here, {before.written} on line {there.line}.",
        subject="price",
        hint="Decide which one holds and correct the other.",
        related=(Related(there, f"{before.written} there"),),
    )


def _told(text: Prose, found: Quantity) -> str:
    """What the number is said of: its noun, or the sentence around it as it is written."""
    if SAME_WORDS not in found.noun:
        return found.noun.capitalize()
    before, after = text.own[found.sentence.start : found.start], text.own[found.end : found.sentence.end]
    return " ".join(f"{before}{SAME_WORDS}{after}".split()).rstrip(".!")


def _is_in(parts: Iterable[Part], found: Quantity) -> bool:
    """Whether it is told in one of the parts."""
    return any(part.line <= found.sentence.block.line <= part.end_line for part in parts)


def _written(text: Prose, quantity: Quantity) -> str:
    return " ".join(text.own[quantity.start : quantity.end].split())


def _compared(text: Prose, one: Quantity, other: Quantity) -> bool:
    """Whether the numbers may well differ: told in one sentence, in one that compares, or as a contrast.

    Of two sentences that are the same but for the number, the words say nothing on that.
    """
    if one.sentence is other.sentence or SAME_WORDS in one.noun:
        return one.sentence is other.sentence
    if any(_ARROW in text.own[at.sentence.start : at.sentence.end] for at in (one, other)):
        return True
    comparing = word_list("conflicting-number")["en"]
    here, there = (words(text.own[at.sentence.start : at.sentence.end]) for at in (one, other))
    contrast = here[:1] == there[:1] and _follow(text, one, other)
    apart = _of_each(here) - _stems(there) or _of_each(there) - _stems(here)
    return contrast or bool(apart) or not {*here, *there}.isdisjoint(comparing)


def _of_each(said: tuple[str, ...]) -> set[str]:
    """What a sentence speaks of one by one: of each account, per passenger."""
    one_by_one = word_list("distributives")["en"]
    return {word.removesuffix("s") for each, word in pairwise(said) if each in one_by_one}


def _stems(said: tuple[str, ...]) -> set[str]:
    return {word.removesuffix("s") for word in said}


def _follow(text: Prose, one: Quantity, other: Quantity) -> bool:
    """Whether the sentence of one is the next after that of the other, in the same paragraph."""
    between = text.own[one.sentence.end : other.sentence.start]
    return one.sentence.block is other.sentence.block and not between.strip(" \n*_.!?")
