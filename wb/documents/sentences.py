"""Where sentences end: not at colons and semicolons, not after abbreviations, ordinals, quoted questions."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from wb.documents.lists import word_list
from wb.documents.patterns import lazy
from wb.documents.wording import by_language

_CLOSE = r"[\"'”’“»«)\]*_」』]*"
_END = lazy(
    rf"[.!?…。！？](?:(?<=[.!?…])(?P<more>[.!?…]*)(?P<close>{_CLOSE})(?=\s|$)"
    rf"|(?<=[。！？])[。！？]*(?:{_CLOSE}(?=\s|$)|[」』”’）]*))"
)
"""The first mark stands alone: what begins with a set of characters is searched many times faster."""
_WORD = lazy(r"\w")
_INITIALS = lazy(r"(?:[^\W\d_]\.)*[^\W\d_]")
_INITIAL_BEFORE = lazy(r"\b[A-Z]\.\s*$")
_OPENING = "([{\"'“„‘‚«»*_"
_BLANK = " \t\n>"
_LONGEST = 40
"""Characters of what may be an abbreviation."""
_NEXT = lazy(r"\s*(\S+)")

_BEFORE_ORDINALS = frozenset(
    {"ab", "am", "bis", "das", "dem", "den", "der", "des", "die", "im", "seit", "vom", "zum"}
)
"""German words before which a number with a point is an ordinal one: ``am 3. Mai``, ``der 2. Versuch``."""


def split(text: str, start: int = 0, language: str = "en") -> Iterator[tuple[int, int]]:
    """Where the sentences of a text stand, from ``start`` on, without the blanks around them."""
    ends = (end.end() for end in _END.finditer(text, start) if _ends(text, end, language))
    for first, last in pairwise((start, *ends, len(text))):
        piece = text[first:last]
        if _WORD.search(piece):
            yield first + len(piece) - len(piece.lstrip(_BLANK)), first + len(piece.rstrip())


def _ends(text: str, end: re.Match[str], language: str) -> bool:
    """Whether a sentence ends here, and not an abbreviation, an ordinal or a quotation inside of it."""
    more, at = end["more"], end.start()
    if more is None:
        return True
    if text[at] == "." and not more:
        return not _abbreviates(text, at, end.end(), language)
    following = _NEXT.match(text, end.end())
    small = following is not None and following[1].lstrip(_OPENING)[:1].islower()
    return not (small and (end["close"] or text[at] in ".…"))


def _abbreviates(text: str, at: int, behind: int, language: str) -> bool:
    """Whether the point stands for the rest of a word: most words before one cannot be shortened."""
    token = text[max(0, at - _LONGEST) : at].rsplit(maxsplit=1)[-1:]
    if not token or text[at - 1].isspace():
        return False
    word = token[0].strip(_OPENING).casefold()
    number = language == "de" and word.isdigit() and len(word) <= 2
    if not number and word not in _all_known() and not _INITIALS.fullmatch(word):
        return False
    following = _NEXT.match(text, behind)
    before = text[max(0, at - 2 * _LONGEST) : at].removesuffix(token[0])
    return following is not None and _goes_on(word, token[0], before, following[1], number=number)


def _goes_on(word: str, token: str, before: str, following: str, *, number: bool) -> bool:
    """Whether a sentence goes on behind a word that may be shortened, or a number in German."""
    first = following.lstrip(_OPENING)[:1]
    if word in _known("abbreviations-at-the-end"):
        return not first.isupper()
    if word in _known("abbreviations-before-numbers"):
        return first.isdigit() or (token.isupper() and _INITIAL_BEFORE.search(before) is not None)
    return not number or _ordinal(before, following)


@cache
def _all_known() -> frozenset[str]:
    """All abbreviations there are."""
    return (
        _known("abbreviations") | _known("abbreviations-at-the-end") | _known("abbreviations-before-numbers")
    )


@cache
def _known(name: str) -> frozenset[str]:
    """The abbreviations of a list in all languages: documents mix them."""
    return frozenset(word for words in word_list(name).values() for word in words)


def _ordinal(before: str, following: str) -> bool:
    words = before.split()
    month = following.strip(".,").casefold() in by_language()["de"].months
    return month or bool(words and words[-1].casefold() in _BEFORE_ORDINALS)
