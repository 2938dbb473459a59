"""Lengths as Word counts them, and those of the look: what ``templates/layout/page.typ`` says for the PDF."""

from dataclasses import dataclass

from wb.layout.geometry import Pages
from wb.packet.docx.xml import Xml, w

FAINT = "6E6E6E"
RULE = "BEBEBE"
SHADE = "F5F5F5"
LINK = "0B4F8A"
ADDED = "116329"
REMOVED = "A40E26"
CHANGED = "1A7F37"

SMALL = 0.82
"""Code and notes, of the size of the body."""
CODE_INSET = 0.5
"""Around a block of code, of the size of the body."""
TABLE = 0.91
"""Tables, of the size of the body."""

TITLE = 2.4
"""The title on the cover, of the size of the body."""
HEADINGS = ((1.6, 1, 0.5), (1.27, 1, 0.4), (1.09, 0.75, 0.25), *3 * ((1.0, 0.75, 0.25),))
"""By level: the size, of that of the body; the space above and below in pitches."""


def twips(points: float) -> int:
    """Twentieths of a point: lengths on the page."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Sizes of type."""
    return round(points * 2)


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths that follow from the geometry, in points."""

    geometry: Pages

    @property
    def size(self) -> float:
        """Of the body's type; an em."""
        return self.geometry.font_size

    @property
    def pitch(self) -> float:
        """From line to line."""
        return self.geometry.line_pitch

    @property
    def gap(self) -> float:
        """Between a line one em high and the next."""
        return self.pitch - self.size

    @property
    def step(self) -> float:
        """By which the text of a list stands further in than what is around it."""
        return 1.7 * self.size

    @property
    def hanging(self) -> float:
        """From a list's number to its text."""
        return 1.3 * self.size


def spacing(line: float, before: float = 0, after: float = 0, *, rule: str = "exact") -> Xml:
    """The space around a paragraph and the pitch of its lines, in points."""
    return w("spacing", before=twips(before), after=twips(after), line=twips(line), lineRule=rule)
