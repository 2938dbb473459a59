"""Entries of a glossary as runs of whole lines, where they are simple enough to be moved."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from wb.documents.model import Document, Term
from wb.findings import Edit, Location


class Entries(msgspec.Struct, frozen=True):
    """The entries of one section, which are all alike, and the line ends between each two of them."""

    document: Document
    lines: tuple[range, ...]
    between: str

    def moved(self, index: int, before: int | None, last: int) -> tuple[Edit, ...]:
        """Move one entry before another one; with None behind that of the number ``last``."""
        entry = self.lines[index]
        text = self.document.text(entry.start, entry.stop - 1)
        if index + 1 < len(self.lines):
            taken = self._edit((entry.start, 1), (self.lines[index + 1].start, 1))
        else:
            taken = self._edit(self._end(index - 1), self._end(index))
        if before is not None:
            start = self.lines[before].start
            return (taken, self._edit((start, 1), (start, 1), text + self.between))
        return (taken, self._edit(self._end(last), self._end(last), self.between + text))

    def _end(self, index: int) -> tuple[int, int]:
        line = self.lines[index].stop - 1
        return line, len(self.document.lines[line - 1]) + 1

    def _edit(self, start: tuple[int, int], end: tuple[int, int], text: str = "") -> Edit:
        return Edit(Location(self.document.path, *start, *end), text)


def movable(document: Document, terms: Sequence[Term]) -> Entries | None:
    """The entries of a section's terms, worked out once for all that have to move.

    None unless all of them are alike: a block, a table's row or a section each, with as many blank
    lines between all of them and nothing else.
    """
    lines = _lines(document, terms)
    gaps = {later.start - earlier.stop for earlier, later in pairwise(lines)}
    if len(gaps) != 1 or min(gaps) < 0:
        return None
    return Entries(document, tuple(lines), "\n" * (gaps.pop() + 1))


def _lines(document: Document, terms: Sequence[Term]) -> list[range]:
    """The lines of each entry; none where one of them is not simple."""
    blocks = {block.line: block for block in document.blocks}
    sections = {heading.line: heading for heading in document.headings if isinstance(heading.level, int)}
    tables = (block for block in document.blocks if block.type == "table")
    rows = {line for table in tables for line in range(table.line + 1, table.end_line + 1)}
    found: list[tuple[str, range]] = []
    for line in (term.line for term in terms):
        block = blocks.get(line)
        if line in sections:
            found.append((f"level {sections[line].level}", range(line, sections[line].end_line + 1)))
        elif line in rows:
            found.append(("row", range(line, line + 1)))
        elif block and not block.marker[:1].isdigit():
            found.append((f"{block.type} {block.depth}", range(line, block.end_line + 1)))
    entries = [lines for _, lines in found]
    alike = len(found) == len(terms) and len({form for form, _ in found}) == 1
    apart = (document.text(one.stop, other.start - 1).strip() for one, other in pairwise(entries))
    return entries if alike and not any(apart) else []
