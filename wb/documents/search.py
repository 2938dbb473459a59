"""Finds text in a document's prose, with its exact place in the file."""

import re
from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Location


def search(
    document: Document, pattern: re.Pattern[str], line: int, end_line: int
) -> Iterator[tuple[str, Location]]:
    """Matches of a pattern in masked lines, both lines included: the text as written, and where it stands.

    The lines are searched as one text, so that a phrase may go on in the next line.
    """
    text = "\n".join(document.masked[line - 1 : end_line])
    for match in pattern.finditer(text):
        first = line + text.count("\n", 0, match.start())
        last = first + match[0].count("\n")
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        end_column = match.end() - (text.rfind("\n", 0, match.end()) + 1) + 1
        yield match[0], Location(document.path, first, column, last, end_column)
