"""Tables, as text all at once: they can have tens of thousands of rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wb.documents.node import Node
from wb.layout import tables
from wb.packet.docx.book import Story
from wb.packet.docx.inline import inline
from wb.packet.docx.measures import TABLE, twips
from wb.packet.docx.paragraph import Paragraph
from wb.packet.docx.xml import NOTHING, Xml, w

_INSET = 10.0  # left and right of a cell together, in points
_CHARACTER = 0.54  # of the font size: what a character takes on the average, and a little more
_SLIM, _BROAD = re.compile(r"[ijlt.,:;'|!()\[\]-]"), re.compile(r"[mwMW@%]")
_NARROWEST = 24.0  # points of a column


def grid(story: Story, node: Node, left: float) -> Iterator[Xml]:
    """A table as one or more that fit the page, each with the first column again, as in the PDF.

    Args:
        story: what it is a part of.
        node: the table.
        left: from the margin to where it begins, in points.
    """
    geometry = story.book.packet.geometry
    room = geometry.width - left
    for piece in tables.pieces(node, room, geometry.font_size):
        widths = _widths(piece, room, geometry.font_size * TABLE * _CHARACTER)
        columns = (w("gridCol", w=twips(width)) for width in widths)
        # A cell's inset stands outside of the text's edge, as Word does it by itself.
        head = w(
            "tblPr",
            w("tblStyle", val="PacketTable"),
            w("tblW", w=sum(map(twips, widths)), type="dxa"),
            w("tblInd", w=twips(left), type="dxa"),
            w("tblLayout", type="fixed"),
            w(
                "tblLook",
                val="0020",
                firstRow=1,
                lastRow=0,
                firstColumn=0,
                lastColumn=0,
                noHBand=1,
                noVBand=1,
            ),
        )
        rows = (_row(story, piece, row, widths, is_head=not at) for at, row in enumerate(piece.rows))
        yield w("tbl", head, w("tblGrid", *columns), *rows)


def _row(
    story: Story, piece: tables.Piece, row: Sequence[Node | None], widths: Sequence[float], *, is_head: bool
) -> Xml:
    cells = (
        _cell(story, cell, align, width, is_head=is_head)
        for cell, align, width in zip(row, piece.align, widths, strict=True)
    )
    properties = w("trPr", w("cantSplit"), w("tblHeader") if is_head else NOTHING)
    return w("tr", properties, *cells)


def _cell(story: Story, node: Node | None, align: str, width: float, *, is_head: bool) -> Xml:
    paragraph = Paragraph("TableText", align=align if align != "left" else "", keep_next=is_head)
    if node:
        size = TABLE * story.book.measures.size
        content = inline(story, node.children, width - _INSET, size=size)
        paragraph = replace(paragraph, content=content, changed=story.has_changed(node))
    return w("tc", w("tcPr", w("tcW", w=twips(width), type="dxa")), paragraph.xml)


def _widths(piece: tables.Piece, room: float, character: float) -> list[float]:
    """The widths of the columns in points: what they need, or a fair share where that is too much."""
    needed = [max(_longest(piece, at) * character + _INSET, _NARROWEST) for at in range(len(piece.align))]
    narrow: dict[int, float] = {}
    while len(narrow) < len(needed):
        share = (room - sum(narrow.values())) / (len(needed) - len(narrow))
        fitting = {at: width for at, width in enumerate(needed) if at not in narrow and width <= share}
        if not fitting:
            return [narrow.get(at, share) for at in range(len(needed))]
        narrow |= fitting
    return needed


def _longest(piece: tables.Piece, column: int) -> float:
    cells = (row[column] for row in piece.rows)
    return max((_length(cell.words) for cell in cells if cell), default=0)


def _length(text: str) -> float:
    """The length of a text in characters of middling width."""
    slim, broad = len(_SLIM.findall(text)), len(_BROAD.findall(text))
    return tables.characters(text) + 0.5 * (broad - slim)
