"""Where sentences end: not at colons and semicolons, not after abbreviations, ordinals, quoted questions."""

import re
from collections.abc import Iterator
from functools import cache

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
    for end in _END.finditer(text, start):
        if _ends(text, end, language):
            yield from _trimmed(text, start, end.end())
            start = end.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if _WORD.search(piece):
        yield start + len(piece) - len(piece.lstrip(_BLANK)), start + len(piece.rstrip())


def _ends(text: str, end: re.Match[str], language: str) -> bool:
    """Whether a sentence ends here, and not an abbreviation, an ordinal or a quotation inside of it."""
    if end["more"] is None:
        return True
    mark = end[0][0] + end["more"]
    following = _NEXT.match(text, end.end())
    if following is None:
        return True
    small = following[1].lstrip(_OPENING)[:1].islower()
    if mark != ".":
        return not (small and (end["close"] or mark[0] in ".…"))
    before = text[max(0, end.start() - 2 * _LONGEST) : end.start()]
    token = before[-_LONGEST:].rsplit(maxsplit=1)[-1:]
    if not token or before[-1].isspace():
        return True
    return not _abbreviates(token[0], before.removesuffix(token[0]), following[1], language)


def _abbreviates(token: str, before: str, following: str, language: str) -> bool:
    word = token.strip(_OPENING).casefold()
    first = following.lstrip(_OPENING)[:1]
    if word in _known("abbreviations-at-the-end"):
        return not first.isupper()
    if word in _known("abbreviations-before-numbers"):
        return first.isdigit() or (token.isupper() and _INITIAL_BEFORE.search(before) is not None)
    if word in _known("abbreviations") or _INITIALS.fullmatch(word):
        return True
    return language == "de" and word.isdigit() and len(word) <= 2 and _ordinal(before, following)


@cache
def _known(name: str) -> frozenset[str]:
    """The abbreviations of a list in all languages: documents mix them."""
    return frozenset(word for words in word_list(name).values() for word in words)


def _ordinal(before: str, following: str) -> bool:
    words = before.split()
    month = following.strip(".,").casefold() in by_language()["de"].months
    return month or bool(words and words[-1].casefold() in _BEFORE_ORDINALS)
