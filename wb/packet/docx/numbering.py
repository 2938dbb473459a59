"""Lists: the kinds that there are, and a numbering of its own for each numbered list."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from wb.packet.docx.measures import Measures, twips
from wb.packet.docx.xml import NOTHING, Xml, part, w

LEVELS = 9
"""What Word knows; Markdown's lists go no deeper here."""

LARGEST = 32767
"""The largest number that a list can start from."""

_BULLETS, _NUMBERS, _OPEN, _DONE = range(4)
_MARKS = {_BULLETS: ("•", "–", "·"), _OPEN: ("☐",), _DONE: ("☒",)}
_BOX_FONT = "MS Gothic"  # as in Word's own check boxes


@dataclass(slots=True)
class Numbering:
    """The lists of the whole packet.

    Args:
        starts: of each numbered list its level and its first number.
    """

    starts: list[tuple[int, int]] = field(default_factory=list)

    def bullets(self, mark: str) -> int:
        """The list that an item with a bullet belongs to.

        Args:
            mark: ``x`` or a space for a task, else empty.
        """
        return 1 + {"": _BULLETS, "x": _DONE}.get(mark, _OPEN)

    def numbers(self, level: int, start: int) -> int:
        """A new numbered list."""
        self.starts.append((level, start))
        return 1 + _DONE + len(self.starts)

    def file(self, measures: Measures) -> bytes:
        """The part that defines them all."""
        kinds = (_kind(kind, measures) for kind in range(4))
        fixed = (w("num", w("abstractNumId", val=kind), numId=1 + kind) for kind in _MARKS)
        return part("numbering", *kinds, *fixed, *self._numbered())

    def _numbered(self) -> Iterator[Xml]:
        for number, (level, start) in enumerate(self.starts, 2 + _DONE):
            override = w("lvlOverride", w("startOverride", val=start), ilvl=level)
            yield w("num", w("abstractNumId", val=_NUMBERS), override, numId=number)


def _kind(kind: int, measures: Measures) -> Xml:
    levels = (_level(kind, level, measures) for level in range(LEVELS))
    return w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=kind)


def _level(kind: int, level: int, measures: Measures) -> Xml:
    marks = _MARKS.get(kind)
    shown = marks[level % len(marks)] if marks else f"%{level + 1}."
    hanging = twips(measures.hanging)
    place = w("ind", left=twips((level + 1) * measures.step), hanging=hanging)
    box = w("rFonts", ascii=_BOX_FONT, hAnsi=_BOX_FONT, eastAsia=_BOX_FONT, hint="eastAsia")
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet" if marks else "decimal"),
        w("lvlText", val=shown),
        w("lvlJc", val="left"),
        w("pPr", place),
        w("rPr", box) if kind in {_OPEN, _DONE} else NOTHING,
        ilvl=level,
    )
