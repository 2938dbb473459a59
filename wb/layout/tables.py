"""Wide tables: one that does not fit becomes several that do, each with the first column again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from wb.documents.node import Node

_INSET = 10.0  # left and right of a cell together, in points, as in page.typ
_CHARACTER = 0.5  # of the font size: what a character takes on the average, bold ones included
_TABLE_SIZE = 0.91  # of the body's font size, as in page.typ
_COMFORT = 11  # characters: a column with so many can hold sentences


@dataclass(frozen=True, slots=True)
class Piece:
    """A table that fits the page.

    Args:
        rows: its cells, the header first; None where the author left cells out.
        align: ``left``, ``center``, ``right`` or nothing by column.
        token: the characters after which a word in it may be broken, lest it run into the next column.
    """

    rows: Sequence[Sequence[Node | None]]
    align: Sequence[str]
    token: int


def pieces(table: Node, width: float, font_size: float) -> Iterator[Piece]:
    """The table as one or more that fit.

    Args:
        table: the table.
        width: the width of the page's text in points.
        font_size: of the body in points.
    """
    rows = [row.children for row in table.children]
    columns = len(rows[0]) if rows else 0
    if not columns:
        return
    character = font_size * _TABLE_SIZE * _CHARACTER
    natural = [_length(rows, column) for column in range(columns)]
    for group in _groups([min(length, _COMFORT) * character + _INSET for length in natural], width):
        fits = sum(natural[column] * character + _INSET for column in group) <= width
        share = int((width / len(group) - _INSET) / character * 0.9)
        yield Piece(
            [[row[column] if column < len(row) else None for column in group] for row in rows],
            [rows[0][column].mark for column in group],
            max(natural[column] for column in group) + 1 if fits else max(share, 1),
        )


def _groups(widths: Sequence[float], width: float) -> Iterator[list[int]]:
    """The columns of each piece: as many as fit, the first one in all of them."""
    group, used = [0], widths[0]
    for column, needed in enumerate(widths[1:], 1):
        if used + needed > width and len(group) > 1:
            yield group
            group, used = [0], widths[0]
        group.append(column)
        used += needed
    yield group


def _length(rows: Sequence[Sequence[Node]], column: int) -> int:
    return max((characters(row[column].words) for row in rows if column < len(row)), default=0)


def characters(text: str) -> int:
    """The length in characters of Latin width; those of East Asia are two wide."""
    return len(text) if text.isascii() else sum(1 + (east_asian_width(char) in "WF") for char in text)
