"""One source line, made fit for a terminal, with a caret line under the span that is meant."""

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

WIDTH = 100
"""Cells of a terminal that an excerpt may take."""

_LEAD = 30


def excerpt(line: str, column: int | None, end_column: int | None) -> tuple[str, str]:
    """The line and its caret line; a long line is cut to a window around the span.

    Args:
        line: the source line.
        column: where the span starts, from 1; None gives no caret.
        end_column: the column after the span; None marks one character.
    """
    text = line.rstrip("\r\n")
    start = (column or 1) - 1
    end = max(start + 1, (end_column or start + 2) - 1)
    # A file may be one line of megabytes: only what can be shown is looked at.
    far = start >= WIDTH or cells(text[: start + 1]) > WIDTH * 2 // 3
    first = max(0, start - _LEAD) if far else 0
    shown = _window(text[first : first + WIDTH + 1])
    before = "…" if first else ""
    after = "…" if first + len(shown) < len(text) else ""
    visible = printable(before + shown + after)
    if column is None:
        return visible, ""
    pad = cells(before + text[first:start])
    marked = text[start : min(end, first + len(shown))]
    return visible, " " * pad + "^" * max(1, cells(marked))


def printable(text: str) -> str:
    """The text without control characters: a document must not steer the reader's terminal.

    Tabs become a blank, other controls and direction overrides a replacement character, each one
    for one, so that carets stay in place.
    """
    if text.isprintable():
        return text
    return "".join(" " if char == "\t" else char if _harmless(char) else "\ufffd" for char in text)


def cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cell, text))


def _window(text: str) -> str:
    if text.isascii():
        return text[:WIDTH]
    return text[: bisect_right(list(accumulate(map(_cell, text))), WIDTH)]


@lru_cache(maxsize=4096)
def _cell(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _harmless(char: str) -> bool:
    # Cc: controls; Cf: format characters, among them the direction overrides; joiners are needed by emoji.
    return char in "\u200d\u200c\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
