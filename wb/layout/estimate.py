"""How many pages a document takes at least and at most: no layout, some microseconds a paragraph.

Most documents are far from their budgets, and then this is all that a verdict needs. Heights are
added up line by line; the margins around them come from documents that were laid out as well:
``bench/pages.py`` shows how many of them lie between the bounds.
"""

import re
from collections.abc import Mapping, Sequence
from math import ceil
from typing import NamedTuple

from wb.documents.model import Block, Document
from wb.documents.page_count import Extent, SpanName
from wb.documents.patterns import lazy
from wb.documents.recognise.inline import plain
from wb.layout.geometry import Pages

_CHARACTER = 0.455  # of the font size: the mean width of Latin text in the body font
_CODE_CHARACTER = 0.494
_WASTE = 1.1  # of the font size: left empty at the end of a line, as the next word does not fit
_INDENT = 1.6  # of the font size, by level of lists and quotes
_CODE_LINE = 1.07  # of the font size, as in page.typ
_TABLE = 0.91  # of the font size, as in page.typ
_CELL = 10.0  # points left and right of a cell's text together
_ROW = 6.0  # points above and below it
_BESIDE = 8  # columns: a table with more may have to be cut, see `wb.layout.tables`
_NOTE = 0.6  # of the height of text: what a note may take, which is set smaller
_HEADINGS = {1: (1.6, 1.0), 2: (1.27, 0.9), 3: (1.09, 0.5)}  # size of the font, lines of space around it
_LESS, _MORE = 0.85, 1.15  # what real documents take of the height that is expected
_SLACK = 0.06  # of a page
_WIDE = (
    ("\u1100", "\u115f"),
    ("\u2e80", "\u9fff"),
    ("\uac00", "\ud7a3"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uff60"),
)
_RAW = frozenset({"table", "html", "code"})
_IMAGE = lazy(r"!\[|<img\b", re.IGNORECASE)
_BREAKS = ("\\\n", "  \n", "<br")
_FENCE = lazy(r"[\s>]*(?:```|~~~)")
_RULER = lazy(r"[\s|:-]+\Z")


class _Height(NamedTuple):
    """Points at least and at most."""

    low: float
    high: float


class _Page(NamedTuple):
    """What the geometry of the pages comes to, in points: worked out once, asked for every block."""

    width: float
    height: float
    size: float
    pitch: float


def estimate(document: Document, spans: Mapping[SpanName, range], geometry: Pages) -> dict[SpanName, Extent]:
    """The bounds of what `wb.layout.count.count` would count."""
    page = _Page(geometry.width, geometry.height, geometry.font_size, geometry.line_pitch)
    return {span: _extent(document, lines, page) for span, lines in spans.items()}


def _extent(document: Document, within: range, page: _Page) -> Extent:
    heights = [_height(document, block, page) for block in document.blocks if block.line in within]
    lines = document.lines[within.start - 1 : within.stop - 1]
    images = sum(len(_IMAGE.findall(line)) for line in lines if "![" in line or "<" in line)
    low = sum(height.low for height in heights) / page.height
    high = sum(height.high for height in heights) / page.height
    # An image takes a page at most, and leaves as much empty where it does not fit.
    return Extent(max(0.0, low * _LESS - _SLACK), high * _MORE + _SLACK + 2 * images)


def _height(document: Document, block: Block, page: _Page) -> _Height:
    pitch, size, text = page.pitch, page.size, block.text
    width = page.width / size - block.depth * _INDENT
    if block.type == "heading":
        scale, space = _HEADINGS.get(block.level, (1.0, 0.5))
        return _same(_lines(_shown(text), width / scale) * (pitch + size * (scale - 1)) + space * pitch)
    if block.type in _RAW:
        return _raw(document.lines[block.line - 1 : block.end_line], block.type, width, page)
    height = _lines(_shown(text), width) * pitch + (0 if block.type == "list_item" else pitch / 2)
    broken = sum(map(text.lower().count, _BREAKS)) * pitch if "\n" in text or "<" in text else 0
    return _Height(max(height * _NOTE if text.startswith("[^") else height, broken), height + broken)


def _raw(lines: Sequence[str], kind: str, width: float, page: _Page) -> _Height:
    """The height of what is laid out from its own lines: tables, HTML, code."""
    if kind == "table":
        return _table(lines, width * page.size, page)
    if kind == "code":
        return _same(_code(lines, width) * page.size)
    text = " ".join(lines)
    return _Height(0, (_lines(plain(text), width) + text.count("<")) * page.pitch * 1.5)


def _same(height: float) -> _Height:
    return _Height(height, height)


def _code(lines: Sequence[str], width: float) -> float:
    """The height of a block of code with the space around it, in times the font size."""
    shown = [line for line in lines if not _FENCE.match(line)]
    return sum(max(1, ceil(len(line) * _CODE_CHARACTER / width)) for line in shown) * _CODE_LINE + 2


def _table(lines: Sequence[str], width: float, page: _Page) -> _Height:
    """At least as if every row had the widths it would like best, at most as if columns were equally wide."""
    size, pitch = page.size * _TABLE, page.pitch * 0.95
    low = high = 0.0
    for line in lines:
        if _RULER.match(line):
            continue
        cells = [_length(_shown(cell)) for cell in line.strip().strip("|").split("|")]
        beside = min(len(cells), _BESIDE)
        room = max((width - beside * _CELL) / size, 1.0)
        low += max(1, ceil(sum(cells) / room)) * pitch + _ROW
        tallest = max(ceil(cell / max(room / beside - _WASTE, 1.0)) for cell in cells)
        tallest += line.count("<br")
        high += ceil(len(cells) / (_BESIDE - 2)) * (max(1, tallest) * pitch + _ROW)
    return _Height(low, high)


def _shown(text: str) -> str:
    """The text that a reader sees; most has no markup that makes a difference."""
    return plain(text.replace("<http", "http")) if "](" in text or "][" in text or "<" in text else text


def _lines(text: str, ems: float) -> int:
    """The lines that a text takes in a column so many times its font size wide."""
    return max(1, ceil(_length(text) / max(1.0, ems - _WASTE)))


def _length(text: str) -> float:
    """The length of a text in times its font size, marks of emphasis and code not counted."""
    wide = 0 if text.isascii() else sum(text.count(char) for char in set(text) if _is_wide(char))
    return (len(text) - text.count("*") - text.count("`") - wide) * _CHARACTER + wide


def _is_wide(char: str) -> bool:
    """Whether a character is as wide as the font is high. A pattern of them takes milliseconds to compile."""
    return char >= _WIDE[0][0] and any(first <= char <= last for first, last in _WIDE)
