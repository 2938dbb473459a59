"""Applies the safe replacements that rules propose. Pure; everything outside them stays byte for byte."""

import difflib
import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence

from wb.findings import IN_BASELINE, Edit, Finding, Report

_LINE_END = re.compile(r"\r\n?|\n")

_PASSES = 50
"""A fix can make way for another one; more passes than these would be rules that undo each other."""

Fix = tuple[Edit, ...]
"""The replacements of one finding: all of them are made, or none."""

_Span = tuple[int, int, str]
"""Where a replacement starts and ends in the text, and what it puts there."""


def fixes(findings: Iterable[Finding]) -> list[Fix]:
    """What findings propose, without those that somebody waived; the baseline only waits to be mended."""
    return [finding.fix for finding in findings if finding.fix and finding.waiver in (None, IN_BASELINE)]


def mended(text: str, check: Callable[[str], Report]) -> str:
    """The text with all fixes made, and those that they make way for.

    Args:
        text: the file as it is.
        check: the report on a text.
    """
    for _ in range(_PASSES):
        text, last = fixed(text, fixes(check(text).findings)), text
        if text == last:
            break
    return text


def fixed(text: str, proposed: Iterable[Fix]) -> str:
    """The text with the fixes made; of two that touch the same place, the later waits for the next pass.

    Args:
        text: the file as it is, byte-order mark and line ends included.
        proposed: fixes for that file.
    """
    starts, end = _line_starts(text), _LINE_END.search(text)
    line_end = end[0] if end else "\n"
    made: list[_Span] = []
    for spans in sorted({tuple(sorted(_span(edit, starts, line_end) for edit in fix)) for fix in proposed}):
        if all(_is_free(span, made) for span in spans):
            for span in spans:
                insort(made, span)
    pieces: list[str] = []
    done = 0
    for start, stop, replacement in made:
        pieces += (text[done:start], replacement)
        done = stop
    return "".join([*pieces, text[done:]])


def _is_free(span: _Span, made: Sequence[_Span]) -> bool:
    """Whether none of the replacements, which are in order, touches the span; next to it is fine."""
    at = bisect_left(made, span)
    start, stop, _ = span
    before = made[at - 1] if at else (-1, 0, "")
    behind = made[at] if at < len(made) else None
    return before[1] <= start != before[0] and (behind is None or stop <= behind[0] != start)


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


def _span(edit: Edit, starts: list[int], line_end: str) -> _Span:
    place = edit.location
    line, column = place.line or 1, place.column or 1
    end_line, end_column = place.end_line or line, place.end_column or column
    replacement = edit.replacement.replace("\n", line_end)
    return starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1, replacement
