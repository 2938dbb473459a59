"""``<!-- wb: allow RULE – reason -->`` in a document: for its own line, else for the block after it."""

import re
from collections.abc import Iterator

from wb.documents.model import Block, Document
from wb.documents.patterns import lazy
from wb.findings import Location
from wb.waivers.model import Waiver

_COMMENT = lazy(
    r"<!--\s*wb:\s*(?P<verb>allow(?:-file)?)\s+(?P<rule>[\w-]+?)"
    r"(?:\s+(?:–|—|--?)(?![->])\s*(?P<reason>(?:(?!-->).)*?))?\s*[–—-]*-->",
    re.DOTALL,
)
"""The comment ends at its own end: the dash before a reason is not that of ``-->``."""


def waivers(document: Document) -> list[Waiver]:
    """The waivers that are written in a document; those shown in code are not meant."""
    if not any("wb:" in line for line in document.lines):
        return []
    return list(_written(document))


def _written(document: Document) -> Iterator[Waiver]:
    text = "\n".join(document.lines)
    code = [block for block in document.blocks if block.type == "code"]
    for match in _COMMENT.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        end_line = line + match[0].count("\n")
        if any(block.line <= line <= block.end_line for block in code) or _in_code_span(
            document.lines[line - 1], match[0]
        ):
            continue
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        end_column = column + len(match[0]) if line == end_line else None
        whole = match["verb"] == "allow-file"
        yield Waiver(
            reason=_said(match["reason"] or ""),
            location=Location(document.path, line, column, end_line, end_column),
            origin="comment",
            rule=match["rule"],
            scope=document.path,
            lines=None if whole else _lines(document, line, end_line, match[0]),
        )


def _said(reason: str) -> str:
    """The reason on one line; empty where it says nothing."""
    return " ".join(reason.split()) if any(map(str.isalnum, reason)) else ""


def _in_code_span(line: str, comment: str) -> bool:
    return f"`{comment}`" in line


def _lines(document: Document, line: int, end_line: int, comment: str) -> tuple[int, int]:
    """The comment's own line where it stands beside text, else the block after it."""
    if line == end_line and document.lines[line - 1].replace(comment, "").strip():
        return line, line
    after = next((block for block in document.blocks if _starts_after(block, end_line)), None)
    return (line, after.end_line) if after else (line, end_line)


def _starts_after(block: Block, line: int) -> bool:
    # A comment directly above a paragraph is one block with it for Markdown.
    return block.end_line > line and block.type != "rule"
