"""Entries of a glossary as runs of whole lines, where they are simple enough to be moved."""

from collections.abc import Sequence
from itertools import pairwise

from wb.documents.model import Document, Term
from wb.findings import Edit, Location


def moved(
    document: Document, terms: Sequence[Term], index: int, before: int | None, last: int
) -> tuple[Edit, ...]:
    """Move one entry of a section before another one; with None behind that of the number ``last``.

    Nothing is proposed unless all entries of the section are alike: a block, a table's row or a section
    each, with as many blank lines between all of them and nothing else.
    """
    entries = _entries(document, terms)
    gaps = {later.start - earlier.stop for earlier, later in pairwise(entries)}
    if len(gaps) != 1 or min(gaps) < 0:
        return ()
    between = "\n" * (gaps.pop() + 1)
    entry = entries[index]
    text = document.text(entry.start, entry.stop - 1)
    if index + 1 < len(entries):
        taken = _edit(document, (entry.start, 1), (entries[index + 1].start, 1))
    else:
        taken = _edit(document, _end(document, entries[index - 1]), _end(document, entry))
    if before is not None:
        start = entries[before].start
        return (taken, _edit(document, (start, 1), (start, 1), text + between))
    end = _end(document, entries[last])
    return (taken, _edit(document, end, end, between + text))


def _entries(document: Document, terms: Sequence[Term]) -> list[range]:
    """The lines of each entry; none where one of them is not simple."""
    blocks = {block.line: block for block in document.blocks}
    sections = {heading.line: heading for heading in document.headings if isinstance(heading.level, int)}
    tables = [block for block in document.blocks if block.type == "table"]
    found: list[tuple[str, range]] = []
    for line in (term.line for term in terms):
        block = blocks.get(line)
        if line in sections:
            found.append((f"level {sections[line].level}", range(line, sections[line].end_line + 1)))
        elif any(table.line < line <= table.end_line for table in tables):
            found.append(("row", range(line, line + 1)))
        elif block and not block.marker[:1].isdigit():
            found.append((f"{block.type} {block.depth}", range(line, block.end_line + 1)))
    entries = [lines for _, lines in found]
    alike = len(found) == len(terms) and len({form for form, _ in found}) == 1
    apart = (document.text(one.stop, other.start - 1).strip() for one, other in pairwise(entries))
    return entries if alike and not any(apart) else []


def _end(document: Document, lines: range) -> tuple[int, int]:
    return lines.stop - 1, len(document.lines[lines.stop - 2]) + 1


def _edit(document: Document, start: tuple[int, int], end: tuple[int, int], text: str = "") -> Edit:
    return Edit(Location(document.path, *start, *end), text)
