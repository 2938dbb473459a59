"""Counts words as a reader meets them."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from wb.documents.model import Block
from wb.documents.patterns import lazy
from wb.documents.recognise.scripts import has_dense

if TYPE_CHECKING:
    from wb.documents.recognise.source import Source

_WORD = lazy(r"[^\W_]\S*")
"""From a word's first letter or digit to the next blank: what stands before it does not matter."""
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum() and not chr(code).isspace())
_BLANKS = bytes(0x20 if chr(code).isspace() else code for code in range(256))
_WITHIN_LINES = bytes(code if code == ord("\n") else to for code, to in enumerate(_BLANKS))

_PROSE = frozenset({"paragraph", "list_item", "quote"})


def count(text: str) -> int:
    """Words: runs without blanks that hold a letter or digit; each kana or ideograph is one."""
    return len(_dense_word().findall(text)) if has_dense(text) else runs(text)


def by_line(lines: Sequence[str]) -> list[int]:
    """`count` of each line: one pass over all of those that are ASCII, as most are."""
    text = "\n".join(lines).encode("ascii", "replace").translate(_WITHIN_LINES, _SIGNS)
    found = map(len, map(bytes.split, text.split(b"\n")))
    return [many if line.isascii() else count(line) for many, line in zip(found, lines, strict=False)]


def runs(text: str) -> int:
    """Runs without blanks that hold a letter or digit. Most texts are ASCII: no pattern is needed."""
    if text.isascii():
        return len(text.encode().translate(_BLANKS, _SIGNS).split())
    return len(_WORD.findall(text))


@cache
def _dense_word() -> re.Pattern[str]:
    ideographs = "\u3040-\u9fff\uf900-\ufaff"
    return re.compile(rf"[{ideographs}]|[^\W_{ideographs}][^\s{ideographs}]*")


def between(source: "Source", line: int, end_line: int) -> int:
    """Words that are to be read from ``line`` to ``end_line``, both included; a code span is one."""
    end_line = min(end_line, source.end)
    return source.words[end_line] - source.words[line - 1] if line <= end_line else 0


def prose(source: "Source", blocks: Iterable[Block]) -> int:
    """Words of paragraphs, list items and quotations: without headings, tables and code."""
    return sum(between(source, block.line, block.end_line) for block in blocks if block.type in _PROSE)
