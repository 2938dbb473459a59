"""Splits a document's prose into sentences, each with its exact place.

A block (paragraph, list item, quoted paragraph) ends a sentence; colons and semicolons do not. Code
spans and addresses are kept as one word each: they are filled, not cut, so that columns stay exact.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wb.documents.lists import word_list
from wb.documents.model import Block, Document
from wb.documents.wording import by_language
from wb.findings import Location

_FILLED = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|(?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|(?<!\]\()(?P<address><?(?:https?://|www\.)[^\s<>()]+[^\s<>().,;:!?'\"”’]>?)",
    re.DOTALL,
)
_LEAD = re.compile(r"(?:\s*>)*\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[[ xX]\]\s+)?(?:\**[QAF]\d*[:.]\**:?\s+)?")
_END = re.compile(r"(?P<mark>[.!?…]+|[。！？]+)(?P<close>[\"'”’“»«)\]*_」』]*)(?=\s|$)|[。！？]+[」』”’）]*")
_WORD = re.compile(r"[^\s]*\w[^\s]*")
_BOLD = re.compile(r"(\*\*|__)(?=\S).*?(?<=\S)\1", re.DOTALL)
_ANSWER = re.compile(r"\s*(?:\*\*)?A(?:nswer|ntwort)?\s*[:.](?:\*\*)?:?\s+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_OPENING = "([{\"'“„‘‚«»*_"
_BLANK = " \t\n>"
_TOKEN = re.compile(r"\S+$")
_NEXT = re.compile(r"\s*(\S+)")

_BEFORE_ORDINALS = frozenset(
    {"ab", "am", "bis", "das", "dem", "den", "der", "des", "die", "im", "seit", "vom", "zum"}
)
"""German words before which a number with a point is an ordinal one: ``am 3. Mai``, ``der 2. Versuch``."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place, its text with markup blanked, its words (0 where they cannot be counted)."""

    location: Location
    text: str
    words: int


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of paragraphs, list items and quotations; headings and bold questions are none."""
    titles = {heading.line: heading.text for heading in document.headings}
    questions = {entry.line for entry in document.faq}
    found: list[Sentence] = []
    for block in document.blocks:
        if block.type in {"paragraph", "list_item", "quote"} and titles.get(block.line) != block.text.strip():
            found += _of_block(document, block, after_bold=block.line in questions)
    return tuple(found)


def _of_block(document: Document, block: Block, *, after_bold: bool) -> Iterator[Sentence]:
    """The sentences of one block; ``after_bold`` leaves out the bold question that it starts with."""
    text = filled(document, block.line, block.end_line)
    written = document.text(block.line, block.end_line)
    lead = _LEAD.match(written)
    start = lead.end() if lead else 0
    if after_bold and (bold := _BOLD.match(written, start)):
        start = _answer(written, bold.end())
    for first, last in split(text, start, document.language):
        words = len(_WORD.findall(text, first, last)) if document.spaced else 0
        yield Sentence(_location(document, block.line, text, first, last), text[first:last], words)


def filled(document: Document, line: int, end_line: int) -> str:
    """The masked lines with every code span and address as one word of the same length."""
    written = document.text(line, end_line)
    letters = list("\n".join(document.masked[line - 1 : end_line]))
    for match in _FILLED.finditer(written):
        if match["code"] or match["address"]:
            letters[match.start() : match.end()] = "x" * (match.end() - match.start())
    return "".join(letters)


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


def _answer(text: str, start: int) -> int:
    """The place behind a mark such as ``A:``."""
    mark = _ANSWER.match(text, start)
    return mark.end() if mark else start


def _location(document: Document, line: int, text: str, start: int, end: int) -> Location:
    first, last = line + text.count("\n", 0, start), line + text.count("\n", 0, end)
    column, end_column = start - text.rfind("\n", 0, start), end - text.rfind("\n", 0, end)
    return Location(document.path, first, column, last, end_column)
