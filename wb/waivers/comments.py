"""``<!-- wb: allow RULE – reason -->`` in a document: for its own line, else for the block after it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.findings import Location
from wb.waivers.model import Waiver

_COMMENT = lazy(
    r"<!--\s*wb:\s*(?P<verb>allow(?:-file)?)\s+(?P<rule>[\w-]+?)"
    r"(?:\s+(?:–|—|--?)(?![->])\s*(?P<reason>(?:(?!-->|<!--).)*?))?\s*[–—-]*-->",
    re.DOTALL,
)
"""The comment ends at its own end: the dash before a reason is not that of ``-->``. One that is never closed
is looked through up to the next one, not to the end of the file."""


def waivers(document: Document) -> list[Waiver]:
    """The waivers that are written in a document; those shown in code are not meant."""
    if not any("wb:" in line for line in document.lines):
        return []
    return list(_written(document))


def _written(document: Document) -> Iterator[Waiver]:
    text = "\n".join(document.lines)
    starts = [0, *accumulate(len(line) + 1 for line in document.lines)]
    blocks = _Blocks(document)
    for match in _COMMENT.finditer(text):
        line = bisect_right(starts, match.start())
        end_line = line + match[0].count("\n")
        if line in blocks.code or _in_code_span(document.lines[line - 1], match[0]):
            continue
        column = match.start() - starts[line - 1] + 1
        end_column = column + len(match[0]) if line == end_line else None
        whole = match["verb"] == "allow-file"
        yield Waiver(
            reason=_said(match["reason"] or ""),
            location=Location(document.path, line, column, end_line, end_column),
            origin="comment",
            rule=match["rule"],
            scope=document.path,
            lines=None if whole else _lines(document, blocks, line, end_line, match[0]),
        )


class _Blocks:
    """The lines of code; the blocks that a comment can be for, and how far the ones up to each reach."""

    def __init__(self, document: Document) -> None:
        code = (block for block in document.blocks if block.type == "code")
        self.code = {line for block in code for line in range(block.line, block.end_line + 1)}
        self._ends = [block.end_line for block in document.blocks if block.type != "rule"]
        # A block within another one ends no later than that: the furthest end so far never falls.
        self._reach = list(accumulate(self._ends, max))

    def end_after(self, line: int) -> int | None:
        """The last line of the first block that ends behind a line.

        A comment directly above a paragraph is one block with it for Markdown.
        """
        index = bisect_right(self._reach, line)
        return self._ends[index] if index < len(self._ends) else None


def _said(reason: str) -> str:
    """The reason on one line; empty where it says nothing."""
    return " ".join(reason.split()) if any(map(str.isalnum, reason)) else ""


def _in_code_span(line: str, comment: str) -> bool:
    return f"`{comment}`" in line


def _lines(document: Document, blocks: _Blocks, line: int, end_line: int, comment: str) -> tuple[int, int]:
    """The comment's own line where it stands beside text, else the block after it."""
    if line == end_line and document.lines[line - 1].replace(comment, "").strip():
        return line, line
    return line, blocks.end_after(end_line) or end_line
