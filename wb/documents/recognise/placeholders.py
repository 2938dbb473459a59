"""Text that was to be replaced: brackets to fill, ``TBD``, dummy names, a template's guidance left in."""

import re
from collections.abc import Iterator
from functools import cache

from wb.documents.model import Placeholder
from wb.documents.patterns import lazy
from wb.documents.recognise import guidance
from wb.documents.recognise.inline import plain
from wb.documents.recognise.lexicon import Lexicon
from wb.documents.recognise.masking import line_starts, place
from wb.documents.recognise.phrases import has, pattern
from wb.documents.recognise.scripts import dense
from wb.documents.recognise.source import Source
from wb.documents.text import lower
from wb.documents.wording import word_set, words

_BRACKETS = lazy(
    r"\[(?<![!\]\w\\]\[)(?!\^|[ xX]\]|!)(?P<text>[^\[\]\n]{1,200})\](?![(\[:])"
    r"|【(?P<boxed>[^【】\n]{1,60})】"
    r"|\{(?P<braces>\{\s?[\w .-]{2,40}\s?\}|[A-Z_ ]{2,40})\}"
    r"|<(?<![\w/.:=-]<)(?P<angled>[A-Za-z]+(?: [A-Za-z]+){0,4})>(?![\w/:=-]|\.\w)"
)
_TAGS = frozenset({"title", "address", "summary", "details", "time", "data", "label", "link", "s", "q"})
"""Tags of HTML that are words, too."""
_CAPITALS = lazy(r"[A-Z][A-Z0-9]*(?:[ /_-]+[A-Z0-9]+)+|[A-Z]{4,}|[XY]{2,}[\w.,/ -]*")
_MARKS = lazy(r"[@xX](?<![\w/.@].)(?:(?<=@)x{3,}|(?<=[xX])\.[yY](?:\.[zZ])?|(?<=X)X+(?:\.X+)?)(?![\w/])")
_SIGNS = ("@xxx", "XX", "x.y", "X.y", "x.Y", "X.Y")
"""Signs without one of which there are none of these."""
_IN_FENCE = lazy(r"(?<!\w)@x{4,}(?!\w)")
_IN_SPAN = lazy(r"\[[A-Z]+(?: [A-Z]+)+\]|(?<!\w)@x{4,}(?!\w)")
_DEFINITION = lazy(r"^ {0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)
_IDENTIFIER = lazy(r"[A-Za-z]{1,4}-?\d")
_ANNOUNCES = lazy(r"(?:^|[:|–—-] |[：（(\[])$", re.MULTILINE)
_WRITTEN = frozenset({"heading", "paragraph", "list_item", "quote", "rule"})
"""Blocks of which all is in their text."""
_SHORT = 5
"""Characters up to which a word such as TBD counts in capitals only; longer ones, in a value's place."""
_SAME = 12
"""Characters after a dummy name within which another belongs to it: ``John Doe at ACME``."""


def recognise(source: Source) -> list[Placeholder]:
    """All placeholders, top to bottom."""
    found = [*_in_text(source), *_in_code(source), *guidance.left_in(source)]
    return sorted(found, key=lambda one: (one.line, one.column))


def _in_text(source: Source) -> Iterator[Placeholder]:
    text = "\n".join(source.visible)
    starts = line_starts(source.visible)
    taken = 0
    for start, end in sorted({*_brackets(text), *_words(text), *_marks(text)}):
        if start >= taken:
            number, column = place(starts, start)
            yield Placeholder(number, column, number, column + end - start, text[start:end])
            taken = end if text[start] in "[【{<" else end + _SAME


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Signs that stand for a name or number: ``@xxxx``, ``x.y``, ``XX``."""
    if any(sign in text for sign in _SIGNS):
        yield from (match.span() for match in _MARKS.finditer(text))


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    definitions = {name.casefold() for name in _DEFINITION.findall(text)} if "]:" in text else set()
    for match in _BRACKETS.finditer(text):
        inside = match["text"] or match["boxed"] or ""
        if angled := match["angled"]:
            to_fill = has("fillers", angled) and angled.lower() not in _TAGS
        else:
            to_fill = bool(match["braces"]) or _is_to_be_filled(inside, boxed=bool(match["boxed"]))
        if to_fill and inside.casefold() not in definitions:
            yield match.span()


def _is_to_be_filled(text: str, *, boxed: bool) -> bool:
    """Whether what stands in brackets is an instruction, and not a footnote or the name of a missing link."""
    bare = plain(text)
    if not bare or bare.isdigit() or _IDENTIFIER.match(bare) or _is_aside(bare):
        return False
    if _CAPITALS.fullmatch(bare) or has("fillers", bare) or "…" in bare or "..." in bare:
        return True
    if boxed:  # 【…】 are labels as well
        return False
    several = len(bare.split()) > 1 and bare[0].isalpha()
    phrase = several and (bare[0].islower() or "," in bare or " / " in bare or bare.endswith("."))
    return phrase or dense(bare) > _SHORT - 2


def _is_aside(text: str) -> bool:
    """Whether a remark such as "see below" stands in brackets."""
    found = pattern("asides").search(text.casefold())
    return found is not None and found.start() == 0


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Words and names that stand for something still to come."""
    for found in _lexicon().finditer(lower(text)):
        written = text[found.start() : found.end()]
        before = text[max(0, found.start() - 2) : found.start()]
        capitals = len(written) <= _SHORT and written.isascii() and " " not in written
        if found.word in word_set("dummies") or (
            written.isupper() if capitals else _ANNOUNCES.search(before)
        ):
            yield found.start(), found.end()


@cache
def _lexicon() -> Lexicon:
    return Lexicon([*words("placeholders"), *words("dummies")])


def _in_code(source: Source) -> Iterator[Placeholder]:
    """Placeholders in code that read as no variable: a handle of x's, several words in capitals."""
    for block in source.blocks:
        if block.type in _WRITTEN and "`" not in block.text:
            continue
        pattern = _IN_FENCE if block.type == "code" else _IN_SPAN
        for number in range(block.line, block.end_line + 1):
            line = source.lines[number - 1]
            if "`" in line or block.type == "code":
                for match in pattern.finditer(line):
                    if source.visible[number - 1][match.start()] == " ":
                        yield Placeholder(number, match.start() + 1, number, match.end() + 1, match[0])
