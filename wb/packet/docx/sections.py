"""Sections: pages with the same margins, header and footer; each chapter is one."""

from dataclasses import dataclass

from wb.layout.geometry import Pages
from wb.packet.docx.measures import twips
from wb.packet.docx.xml import NOTHING, Xml, w

_LINE_NUMBERS = 14.0  # points between them and the text
_LEAST_EDGE = 18.0  # points from the edge of the sheet to header and footer


@dataclass(frozen=True, slots=True)
class Frame:
    """What is around the text of a section.

    Args:
        header: the id of its relation; empty for none.
        footer: likewise.
        numbered: whether its lines are numbered.
        first: the number of the first of them; 0 goes on from those before.
    """

    header: str = ""
    footer: str = ""
    numbered: bool = False
    first: int = 0


def section(geometry: Pages, frame: Frame) -> Xml:
    """The properties of a section that begins on a new page."""
    return w(
        "sectPr",
        w("headerReference", type="default", r_id=frame.header) if frame.header else NOTHING,
        w("footerReference", type="default", r_id=frame.footer) if frame.footer else NOTHING,
        w("type", val="nextPage"),
        _sheet(geometry),
        _margins(geometry),
        _line_numbers(frame) if frame.numbered else NOTHING,
    )


def _line_numbers(frame: Frame) -> Xml:
    """Word counts by itself, and leaves tables out: so each document begins as it does in the PDF."""
    look: dict[str, str | float] = {"countBy": 1, "distance": twips(_LINE_NUMBERS)}
    if not frame.first:
        return w("lnNumType", **look, restart="continuous")
    return w("lnNumType", **look, start=frame.first - 1, restart="newSection")  # Word adds one


def _sheet(geometry: Pages) -> Xml:
    width, height = (side + 2 * geometry.margin_points for side in (geometry.width, geometry.height))
    return w("pgSz", w=twips(width), h=twips(height))


def _margins(geometry: Pages) -> Xml:
    margin, edge = geometry.margin_points, max(geometry.margin_points / 2, _LEAST_EDGE)
    sides = dict.fromkeys(("top", "right", "bottom", "left"), twips(margin))
    return w("pgMar", **sides, header=twips(edge), footer=twips(edge), gutter=0)
