"""What characters look like, and the runs of text that look alike."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from wb.packet.docx.languages import languages
from wb.packet.docx.measures import ADDED, FAINT, REMOVED, SMALL, half_points
from wb.packet.docx.styles import CODE_FONT
from wb.packet.docx.xml import NOTHING, Xml, escaped, w

_TEXT_OR_BREAK = re.compile(r"[\n\t]|[^\n\t]+")
_BREAKS = {"\n": w("br"), "\t": w("tab")}


@dataclass(frozen=True, slots=True)
class Ink:
    """The look of a run.

    Args:
        bold: heavy.
        italic: slanted.
        strike: struck through.
        code: in a fixed width.
        link: leads somewhere; to what a term means, more quietly.
        faint: less black than the rest.
        boxed: in a box, as what cannot be shown is.
        size: of the text around it in points, where that is not the body's: code is smaller.
        east_asian: marks that are used in both are as wide as East Asian characters.
        language: of the text where it is not the packet's.
        change: whether the text was added or removed. These are no tracked changes: as Word opens a file it
            hides what those removed, and they would stand among those that reviewers make.
    """

    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: Literal["", "link", "term"] = ""
    faint: bool = False
    boxed: bool = False
    size: float = 0
    east_asian: bool = False
    language: str = ""
    change: Literal["", "added", "removed"] = ""


@cache
def properties(ink: Ink) -> Xml:
    """The ``w:rPr`` of a look, in the schema's order."""
    style = "Hyperlink" if ink.link == "link" else "InlineCode" if ink.code else ""
    # In a table LibreOffice takes the font from the table's style, not from that of the characters.
    named = ink.code and (ink.link or ink.size)
    color = {"added": ADDED, "removed": REMOVED}.get(ink.change, FAINT if ink.faint else "")
    underline = {"val": "dotted", "color": FAINT} if ink.link == "term" else {}
    underline = {"val": "single", "color": ADDED} if ink.change == "added" else underline
    inside = "".join(
        (
            w("rStyle", val=style) if style else NOTHING,
            w("rFonts", ascii=CODE_FONT, hAnsi=CODE_FONT, cs=CODE_FONT) if named else NOTHING,
            w("rFonts", hint="eastAsia") if ink.east_asian and not ink.code else NOTHING,
            w("b") if ink.bold else NOTHING,
            w("i") if ink.italic else NOTHING,
            w("strike") if ink.strike or ink.change == "removed" else NOTHING,
            w("color", val=color) if color else NOTHING,
            w("sz", val=half_points(ink.size * SMALL)) if ink.size and ink.code else NOTHING,
            w("u", **underline) if underline else NOTHING,
            w("bdr", val="single", sz=4, space=0, color=FAINT) if ink.boxed else NOTHING,
            languages(ink.language) if ink.language else NOTHING,
        )
    )
    return w("rPr", Xml(inside)) if inside else NOTHING


def run(text: str, ink: Ink) -> Xml:
    """A run of text. Line ends and tabs are kept."""
    pieces = (
        _BREAKS.get(piece) or w("t", escaped(piece), xml_space="preserve")
        for piece in _TEXT_OR_BREAK.findall(text)
    )
    return w("r", properties(ink), *pieces)
