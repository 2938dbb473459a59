"""Edits of whole lines of a document, where they change nothing else of what it says."""

from wb.documents.model import Document
from wb.findings import Edit, Location


def without_lines(document: Document, first: int, last: int) -> Edit:
    """Take lines out, with one of the blank lines around them.

    Between two lines with text a blank line stays, so that what was apart stays apart.
    """
    count = len(document.lines)
    before, behind = _is_blank(document, first - 1), _is_blank(document, last + 1)
    if not before and not behind:
        return _edit(document, first, 1, last, _end(document, last))
    if before and behind and last < count:
        last += 1
    if last < count:
        return _edit(document, first, 1, last + 1, 1)
    if first == 1:
        return _edit(document, 1, 1, last, _end(document, last))
    first -= 1 if before and first > 2 else 0
    return _edit(document, first - 1, _end(document, first - 1), last, _end(document, last))


def _is_blank(document: Document, line: int) -> bool:
    """Whether a line has nothing on it; there is nothing before the first and behind the last."""
    return not 0 < line <= len(document.lines) or not document.lines[line - 1].strip()


def _end(document: Document, line: int) -> int:
    return len(document.lines[line - 1]) + 1


def _edit(document: Document, line: int, column: int, end_line: int, end_column: int) -> Edit:
    return Edit(Location(document.path, line, column, end_line, end_column), "")
