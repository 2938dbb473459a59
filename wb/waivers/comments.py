"""``<!-- wb: allow RULE – reason -->`` in a document: for its own line, else for the block after it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, takewhile

import msgspec

from wb.documents.model import Block, Document
from wb.documents.patterns import lazy
from wb.documents.recognise import masking
from wb.findings import Location
from wb.waivers.model import Waiver

_OPENING = lazy(r"<!--\s*wb(?=:|\s+allow\b)", re.IGNORECASE)
_END = "-->"
_ALLOW = lazy(
    r":\s*allow(?P<whole>-file)?\s+(?P<rule>[\w-]*\w)\s*(?:(?<=\s)[–—-](?P<reason>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = " \t>-*+"
"""What stands before a comment in a block quote or a list."""


class _Comment(msgspec.Struct, frozen=True):
    """A comment that speaks to wb: its offsets in the text, and what it says behind ``wb``."""

    start: int
    end: int
    said: str


def waivers(document: Document) -> list[Waiver]:
    """The waivers that are written in a document; those shown in code are not meant.

    A comment that speaks to wb and cannot be read is a waiver without a rule: it covers nothing.
    """
    text = "\n".join(document.lines)
    found = list(_comments(text))
    if not found:
        return []
    starts = masking.line_starts(document.lines)
    shown = sorted(_code(text, document.blocks, starts))
    meant = [one for one in found if not _inside(one.start, shown)]
    rest = masking.blank(text, ((one.start, one.end) for one in meant)).split("\n")
    blocks = _Blocks(document.blocks, rest)
    return [_waiver(one, _location(one, document.path, starts), rest, blocks) for one in meant]


def _comments(text: str) -> Iterator[_Comment]:
    """A comment ends at the first ``-->``. Where the next one begins before that, it was never closed."""
    openings = list(_OPENING.finditer(text))
    limits = [*(opening.start() for opening in openings), len(text)]
    for opening, limit in zip(openings, limits[1:], strict=True):
        end = text.find(_END, opening.end(), limit)
        closed = end >= 0
        said = text[opening.end() : end] if closed else ""
        yield _Comment(opening.start(), end + len(_END) if closed else opening.end(), said)


def _code(text: str, blocks: Iterable[Block], starts: Sequence[int]) -> Iterator[masking.Span]:
    """Where code stands, as blocks and inside of them."""
    for block in blocks:
        begin, end = starts[block.line - 1], starts[block.end_line]
        if block.type == "code":
            yield begin, end
        elif block.type == "table" or "`" in block.text:
            yield from masking.code_spans(text, begin, end)


def _inside(offset: int, spans: Sequence[masking.Span]) -> bool:
    index = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return index >= 0 and offset < spans[index][1]


def _location(comment: _Comment, path: str, starts: Sequence[int]) -> Location:
    line, column = masking.place(starts, comment.start)
    end_line, end_column = masking.place(starts, comment.end)
    return Location(path, line, column, end_line, end_column)


def _waiver(comment: _Comment, place: Location, rest: Sequence[str], blocks: "_Blocks") -> Waiver:
    allowed = _ALLOW.fullmatch(comment.said)
    if allowed is None:
        return Waiver("", place, "comment", scope=place.path)
    line, end_line = place.line or 1, place.end_line or 1
    beside = any(text.strip(_MARKS) for text in rest[line - 1 : end_line])
    lines = (line, end_line if beside else blocks.end_after(end_line) or end_line)
    return Waiver(
        _said(allowed["reason"] or ""),
        place,
        "comment",
        rule=allowed["rule"].lower(),
        scope=place.path,
        lines=None if allowed["whole"] else lines,
    )


def _said(reason: str) -> str:
    """The reason on one line, without the dashes around it; empty where it says nothing."""
    return " ".join(reason.strip("–—- \n\t").split()) if any(map(str.isalnum, reason)) else ""


class _Blocks:
    """The blocks that a comment can be for, and how far the ones up to each reach."""

    def __init__(self, blocks: Iterable[Block], rest: Sequence[str]) -> None:
        kept = (block for block in blocks if block.type != "rule")
        self._blocks = [block for block in kept if any(map(str.strip, rest[block.line - 1 : block.end_line]))]
        # A block within another one ends no later than that: the furthest end so far never falls.
        self._reach = list(accumulate((block.end_line for block in self._blocks), max))
        self._ends: dict[int, int] = {}

    def end_after(self, line: int) -> int | None:
        """The last line of the first block that ends behind a line: of the whole list, where one begins.

        A comment directly above a paragraph is one block with it for Markdown.
        """
        index = bisect_right(self._reach, line)
        if index == len(self._blocks):
            return None
        if index not in self._ends:
            self._ends[index] = self._end(index)
        return self._ends[index]

    def _end(self, index: int) -> int:
        block, before = self._blocks[index], self._blocks[index - 1] if index else None
        goes_on = before is not None and before.listed and before.depth >= block.depth
        if block.type != "list_item" or goes_on:
            return block.end_line
        *_, last = takewhile(lambda one: one.depth >= block.depth, self._blocks[index:])
        return last.end_line
