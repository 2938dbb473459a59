"""Where sentences end: not at colons and semicolons, not after abbreviations, ordinals, quoted questions."""

import re
from collections.abc import Iterator
from functools import cache

from wb.documents.lists import word_list
from wb.documents.wording import by_language

_END = re.compile(r"(?P<mark>[.!?…]+|[。！？]+)(?P<close>[\"'”’“»«)\]*_」』]*)(?=\s|$)|[。！？]+[」』”’）]*")
_WORD = re.compile(r"[^\s]*\w[^\s]*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_OPENING = "([{\"'“„‘‚«»*_"
_BLANK = " \t\n>"
_TOKEN = re.compile(r"\S+$")
_NEXT = re.compile(r"\s*(\S+)")

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
    mark = end["mark"]
    if not mark or mark[0] in "。！？":
        return True
    following = _NEXT.match(text, end.end())
    if following is None:
        return True
    small = following[1].lstrip(_OPENING)[:1].islower()
    if mark != ".":
        return not (small and (end["close"] or mark[0] in ".…"))
    token = _TOKEN.search(text, max(0, end.start() - 40), end.start())
    return token is None or not _abbreviates(text, token, following[1], language)


def _abbreviates(text: str, token: re.Match[str], following: str, language: str) -> bool:
    word = token[0].strip(_OPENING).casefold()
    first = following.lstrip(_OPENING)[:1]
    if word in _known("abbreviations-at-the-end"):
        return not first.isupper()
    if word in _known("abbreviations-before-numbers"):
        return first.isdigit()
    if word in _known("abbreviations") or _INITIALS.fullmatch(word):
        return True
    return (
        language == "de" and word.isdigit() and len(word) <= 2 and _ordinal(text[: token.start()], following)
    )


@cache
def _known(name: str) -> frozenset[str]:
    """The abbreviations of a list in all languages: documents mix them."""
    return frozenset(word for words in word_list(name).values() for word in words)


def _ordinal(before: str, following: str) -> bool:
    words = before.split()
    month = following.strip(".,").casefold() in by_language()["de"].months
    return month or bool(words and words[-1].casefold() in _BEFORE_ORDINALS)
