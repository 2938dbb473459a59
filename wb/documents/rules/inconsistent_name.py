"""A name is spelled in two ways: PayPal and Paypal, Quay Pay and QuayPay.

A product that its own makers spell in two ways has no name yet, and nobody finds it by searching.
Reported is the rarer spelling of a name with a capital inside (`GitHub`, not `Github`), two words for a
name in the title, a heading or a question that is mostly one, and a name of the title or of somebody who
is quoted with one letter that differs. One word for a name that is mostly two is left alone, and so is
one that code blocks use: that is what code calls the thing. Names in code, addresses and quotations do
not count.

Source: wb's own; of the public PR/FAQs that it is measured with, one spells its product in two ways.

Bad:

```markdown kind=prfaq
# Harbour Ferries launches QuayPay

Harbour Ferries today opens QuayPay. With QuayPay, refunds are there at once. It is free.

How to order Quay Pay is told in the app. <!-- ! Quay Pay -->
```

Good:

```markdown kind=prfaq
# Harbour Ferries launches QuayPay

Harbour Ferries today opens QuayPay. With QuayPay, refunds are there at once. `quaypay` is free.
```
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.documents.prose import Prose, prose, words
from wb.documents.spelling import slips
from wb.findings import Problem, Related, Severity
from wb.rule import Options, rising, rule

Spellings = dict[str, list[tuple[int, int]]]
"""The spellings of a name, each with its places in the text."""

_HUMP = lazy(r"[A-Z](?<=[a-z0-9].)")
_CAPITAL_INSIDE = lazy(r"[A-Z](?<!\w.)[A-Z]*[a-z0-9]+[A-Z]\w*", re.DOTALL)
"""A set of characters first: that is searched many times faster than the edge of a word."""
_SHORTEST = 2
"""Letters that each of two words of a name has at least."""
_LONG = 5
"""Letters of a name in which one may differ."""
_BEFORE = frozenset("./_@#-\\")
_BEHIND = lazy(r"[/_@\\-]|\.\w")


@rule(
    "inconsistent-name",
    family="contradictions",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
)
def inconsistent_name(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield the first use of each rarer spelling."""
    text = prose(document)
    for spellings in (*_capitals(text), *_spaces(document, text), *_slips(document, text)):
        usual, *rarer = sorted(spellings, key=lambda one: (-len(spellings[one]), spellings[one]))
        there = text.place(*spellings[usual][0])
        for spelling in rarer:
            yield Problem(
                text.place(*spellings[spelling][0]),
                f"{spelling!r} here, {usual!r} elsewhere, first on line {there.line}.",
                subject=spelling,
                hint="Use one spelling; a name is found by it.",
                related=(Related(there, f"{usual!r} there"),),
            )


def _capitals(text: Prose) -> Iterator[Spellings]:
    """Names that begin with a capital and are written with another one inside, and without."""
    with_humps = _CAPITAL_INSIDE.finditer(text.own) if _HUMP.search(text.own) else ()
    for word in sorted({match[0].lower() for match in with_humps}):
        found = _spelt(text, _places(text, word))
        names = {form: found[form] for form in found if form[0].isupper() and not form.isupper()}
        if len(names) > 1 and any(form[1:].islower() for form in names):
            yield names


def _spaces(document: Document, text: Prose) -> Iterator[Spellings]:
    """Names of the title, a heading or a question that are written in one word, and in two."""
    hyphened = {word.replace("-", ""): word for word in text.uses if "-" in word}
    often = (name for name in _asked(document) & text.uses.keys() if len(text.uses[name]) > 1)
    for name in sorted(often):
        places = [*_pairs(text, name), *_places(text, hyphened.get(name, ""))]
        if not places:
            continue
        pairs = _spelt(text, places)
        two = {form: places for form, places in pairs.items() if _is_name(document, form)}
        one_word = _spelt(text, _places(text, name)) if two else {}
        two = {form: two[form] for form in two if "-" not in form or _has_hump(one_word)}
        if _count(one_word) > _count(two) > 0:
            usual = max(one_word, key=lambda form: len(one_word[form]))
            if usual == usual.lower() or not _is_code(document, usual):
                yield two | {usual: [*chain(*one_word.values())]}


def _slips(document: Document, text: Prose) -> Iterator[Spellings]:
    """Names of the title and surnames of who is quoted, with what differs from them in one letter."""
    title = words(document.title.text) if document.title and document.language == "en" else ()
    said_by = {word for quote in document.quotes if quote.named for word in words(quote.attribution)}
    names = {word for word in said_by.union(title) if word in text.uses and _may_be_name(text, word)}
    starts = {name[:_SHORTEST] for name in names}
    alike = [word for word in text.uses if word[:_SHORTEST] in starts and _may_be_name(text, word)]
    for name in sorted(names):
        wanted = frozenset(slips(name))
        for word in alike:
            if word != name and abs(len(word) - len(name)) < _SHORTEST and not wanted.isdisjoint(slips(word)):
                yield from _misspelt(text, name, word, often=name in title)


def _may_be_name(text: Prose, word: str) -> bool:
    """Whether a word is long enough and has a capital where it first stands."""
    return len(word) >= _LONG and text.own[text.starts[text.uses[word][0]]].isupper()


def _misspelt(text: Prose, name: str, word: str, *, often: bool) -> Iterator[Spellings]:
    """A name with its misspelling, where neither is a common word: both have a capital wherever they stand.

    It stands behind the same first name, or much more often than its misspelling.
    """
    usual, rarer = (_spelt(text, _places(text, one)) for one in (name, word))
    if usual and rarer and all(form[0].isupper() for form in (*usual, *rarer)):
        first_names = _words_before(text, name) & _words_before(text, word)
        much = often and _count(usual) > _count(rarer) + 1
        if much or (first_names and _count(usual) >= _count(rarer)):
            yield usual | rarer


def _words_before(text: Prose, word: str) -> set[str]:
    """The words with a capital that stand before a word."""
    before = (number - 1 for number in text.uses[word] if number)
    return {text.tokens[number] for number in before if text.own[text.starts[number]].isupper()}


def _asked(document: Document) -> set[str]:
    """The words of the title, of headings and questions, in lower case."""
    titles = (document.title.text if document.title else "", *(heading.text for heading in document.headings))
    return set(words("\n".join((*titles, *(entry.question for entry in document.faq)))))


def _places(text: Prose, word: str) -> list[tuple[int, int]]:
    return [(text.starts[number], text.end(number)) for number in text.uses.get(word, ())]


def _pairs(text: Prose, name: str) -> Iterator[tuple[int, int]]:
    """The places of two words that make up a name."""
    for cut in range(_SHORTEST, len(name) - 1):
        if (one := name[:cut]) in text.uses and (other := name[cut:]) in text.uses:
            follow = {number - 1 for number in text.uses[other]}.intersection(text.uses[one])
            yield from ((text.starts[number], text.end(number + 1)) for number in sorted(follow))


def _spelt(text: Prose, places: Iterable[tuple[int, int]]) -> Spellings:
    """What stands at places that are not part of an address or an identifier, by spelling."""
    found: Spellings = {}
    for start, end in places:
        if text.own[start - 1 : start] not in _BEFORE and not _BEHIND.match(text.own, end):
            found.setdefault(" ".join(text.own[start:end].split()), []).append((start, end))
    return found


def _is_name(document: Document, form: str) -> bool:
    """Whether both words have a capital, and the second is more than a particle: not ``Sign Up``."""
    one, blank, other = form.partition("-") if "-" in form else form.partition(" ")
    particles = document.words_of(word_list("function-words"))
    return bool(blank and one[0].isupper() and other[0].isupper() and other.lower() not in particles)


def _is_code(document: Document, form: str) -> bool:
    """Whether a name with capitals is what code calls the thing: ``LoadBalancer``."""
    code = (block for block in document.blocks if block.type == "code")
    return form[0].islower() or any(form in document.text(block.line, block.end_line) for block in code)


def _has_hump(spellings: Spellings) -> bool:
    """Whether a name has a capital inside: ``QuayPay``, not a compound such as ``Softwareprojekt``."""
    return any(_HUMP.search(form) for form in spellings)


def _count(spellings: Spellings) -> int:
    return sum(map(len, spellings.values()))
