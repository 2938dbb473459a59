"""The styles of tables: rules above, below and between the rows, and none at the sides."""

from collections.abc import Iterator

from wb.packet.docx.measures import RULE, Measures, twips
from wb.packet.docx.xml import Xml, w


def tables(m: Measures) -> Iterator[Xml]:
    """Word's own style of a table without any lines, and that of a packet's tables."""
    side = twips(5)
    plain = (w("left", w=108, type="dxa"), w("right", w=108, type="dxa"))
    yield w(
        "style",
        w("name", val="Normal Table"),
        w("tblPr", w("tblCellMar", *plain)),
        type="table", default=1, styleId="TableNormal",
    )  # fmt: skip
    rule: dict[str, str | float] = {"val": "single", "space": 0}
    borders = w(
        "tblBorders",
        w("top", **rule, sz=6, color="000000"),
        w("bottom", **rule, sz=6, color="000000"),
        w("insideH", **rule, sz=4, color=RULE),
    )
    # A line is a little higher than its type: that is taken from the inset above and below.
    inset = twips(max(3 - m.gap / 2, 0))
    margins = w(
        "tblCellMar",
        w("top", w=inset, type="dxa"),
        w("left", w=side, type="dxa"),
        w("bottom", w=inset, type="dxa"),
        w("right", w=side, type="dxa"),
    )
    head = w("tblStylePr", w("rPr", w("b")), type="firstRow")
    yield w(
        "style",
        w("name", val="Packet Table"),
        w("basedOn", val="TableNormal"),
        w("qFormat"),
        w("tblPr", borders, margins),
        head,
        type="table", styleId="PacketTable",
    )  # fmt: skip
