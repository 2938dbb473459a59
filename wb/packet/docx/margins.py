"""What stands on every page: header, footer, watermark."""

from wb.packet.docx.ink import Ink, run
from wb.packet.docx.languages import BODY_FONT
from wb.packet.docx.paragraph import Paragraph, field
from wb.packet.docx.xml import NOTHING, Xml, escaped, joined, part, w

_SHAPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/></v:shapetype>'
)
"""The shape of text along a line, as Word itself puts it into a file for a watermark."""

_HIGHEST = 130.0  # points of a watermark
_LETTER = 0.6  # of its height: the width of a letter


def header(title: str, watermark: str, width: float) -> bytes:
    """The top of a page.

    Args:
        title: what stands there; empty on a cover.
        watermark: what stands across the page; empty for none.
        width: of the text in points.
    """
    content = joined(_watermark(watermark, width), _line(title, width))
    return part("hdr", Paragraph("Header", content).xml)


def footer(text: str, width: float) -> bytes:
    """The foot of a page: words on the left, its number on the right.

    Args:
        text: the words; may be empty.
        width: of the text in points.
    """
    number = joined(
        run("Page ", Ink()),
        field("PAGE", run("1", Ink())),
        run(" of ", Ink()),
        field("NUMPAGES", run("1", Ink())),
    )
    content = joined(_line(text, 0.75 * width), run("\t", Ink()), number)
    return part("ftr", Paragraph("Footer", content).xml)


def _line(text: str, width: float) -> Xml:
    """No more of the text than stands on one line, or it would push the page's text down."""
    most = int(width / 5)
    shown = " ".join(text.split())
    shown = shown if len(shown) <= most else f"{shown[: most - 1]}…"
    return run(shown, Ink()) if shown else NOTHING


def _watermark(text: str, width: float) -> Xml:
    shown = " ".join(text.split())[:80]
    if not shown:
        return NOTHING
    height = min(_HIGHEST, width / (_LETTER * len(shown)))
    place = (
        f"position:absolute;margin-left:0;margin-top:0;width:{height * _LETTER * len(shown):.1f}pt;"
        f"height:{height:.1f}pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        "mso-position-vertical-relative:margin"
    )
    shape = (
        f'<v:shape id="Watermark" type="#_x0000_t136" style="{place}" o:allowincell="f" fillcolor="#d9d9d9" '
        f'stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:{BODY_FONT};font-size:1pt" '
        f'string="{escaped(shown)}"/></v:shape>'
    )
    return w("r", w("pict", Xml(_SHAPE + shape)))
