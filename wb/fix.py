"""Applies the safe replacements that rules propose. Pure; everything outside them stays byte for byte."""

import difflib
import re
from collections.abc import Iterable

from wb.findings import Edit, Finding

_LINE_END = re.compile(r"\r\n?|\n")


def edits(findings: Iterable[Finding]) -> list[Edit]:
    """The replacements that findings propose, without those that a waiver covers."""
    return [finding.fix for finding in findings if finding.fix is not None and finding.waiver is None]


def fixed(text: str, proposed: Iterable[Edit]) -> str:
    """The text with the replacements made; of two that overlap, the second waits for the next pass.

    Args:
        text: the file as it is, byte-order mark and line ends included.
        proposed: replacements in that file.
    """
    starts = _line_starts(text)
    spans = sorted({_span(edit, starts): edit.replacement for edit in proposed}.items())
    pieces: list[str] = []
    done = 0
    for (start, end), replacement in spans:
        if start >= done:
            pieces += (text[done:start], replacement)
            done = end
    return "".join([*pieces, text[done:]])


def diff(path: str, before: str, after: str) -> str:
    """A unified diff of one file."""
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    shown = difflib.unified_diff(old, new, f"a/{path}", f"b/{path}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in shown
    )


def _line_starts(text: str) -> list[int]:
    first = 1 if text.startswith("\ufeff") else 0
    return [first, *(match.end() for match in _LINE_END.finditer(text))]


def _span(edit: Edit, starts: list[int]) -> tuple[int, int]:
    place = edit.location
    line, column = place.line or 1, place.column or 1
    end_line, end_column = place.end_line or line, place.end_column or column
    return starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1
