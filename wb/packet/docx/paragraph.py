"""A paragraph, and the fields that can stand in it."""

from dataclasses import dataclass, replace

from wb.packet.docx.measures import CHANGED, twips
from wb.packet.docx.xml import NOTHING, Xml, joined, w


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What Word calls a paragraph: a heading, an item of a list and an empty line are some, too.

    All but the style are what differs from it.

    Args:
        style: the id of its style.
        content: its runs.
        number: the list that it opens an item of, and the level in it.
        left: from the margin to its text, in points.
        hanging: by how much its first line stands further out, in points.
        keep_next: whether it stays on the page of what follows.
        keep_lines: whether it stays on one page as a whole.
        before: the space above in points.
        after: the space below in points.
        uncounted: whether its lines have no numbers where others have.
        align: ``left``, ``center`` or ``right``.
        changed: whether it is not what it was at the last review.
        section: the properties of the section that ends with it.
    """

    style: str
    content: Xml = NOTHING
    number: tuple[int, int] | None = None
    left: float | None = None
    hanging: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    before: float | None = None
    after: float | None = None
    uncounted: bool = False
    align: str = ""
    changed: bool = False
    section: Xml = NOTHING

    @property
    def xml(self) -> Xml:
        """The element. Word takes what is in ``w:pPr`` in this order only."""
        properties = w(
            "pPr",
            w("pStyle", val=self.style),
            w("keepNext") if self.keep_next else NOTHING,
            w("keepLines") if self.keep_lines else NOTHING,
            w("numPr", w("ilvl", val=self.number[1]), w("numId", val=self.number[0]))
            if self.number
            else NOTHING,
            w("suppressLineNumbers") if self.uncounted else NOTHING,
            w("pBdr", w("left", val="single", sz=12, space=6, color=CHANGED)) if self.changed else NOTHING,
            self._spacing,
            self._indent,
            w("jc", val=self.align) if self.align else NOTHING,
            self.section,
        )
        return w("p", properties, self.content)

    def opened(self, runs: Xml) -> "Paragraph":
        """The paragraph with some more runs in front."""
        return replace(self, content=joined(runs, self.content))

    @property
    def _spacing(self) -> Xml:
        """Lines have one height, but those with a picture in them."""
        space = {"before": self.before, "after": self.after}
        own: dict[str, str | float] = {key: twips(value) for key, value in space.items() if value is not None}
        if "<w:drawing>" in self.content:  # text cannot say so: its brackets are escaped
            own["lineRule"] = "atLeast"
        return w("spacing", **own) if own else NOTHING

    @property
    def _indent(self) -> Xml:
        if self.left is None:
            return NOTHING
        hanging = {"hanging": twips(self.hanging)} if self.hanging else {}
        return w("ind", left=twips(self.left), **hanging)


def field(instruction: str, result: Xml, properties: Xml = NOTHING) -> Xml:
    """What Word works out by itself, such as the number of a page.

    Args:
        instruction: such as ``PAGE``.
        result: the runs that are shown until then.
        properties: the ``w:rPr`` of the runs that are not shown.
    """
    return joined(field_start(instruction, properties), result, field_end(properties))


def field_start(instruction: str, properties: Xml = NOTHING) -> Xml:
    """The runs in front of a field's result."""
    return joined(
        w("r", properties, w("fldChar", fldCharType="begin")),
        w("r", properties, w("instrText", Xml(f" {instruction} "), xml_space="preserve")),
        w("r", properties, w("fldChar", fldCharType="separate")),
    )


def field_end(properties: Xml = NOTHING) -> Xml:
    """The run behind a field's result."""
    return w("r", properties, w("fldChar", fldCharType="end"))
