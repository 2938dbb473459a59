"""Counts words as a reader meets them."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from wb.documents.model import Block

if TYPE_CHECKING:
    from wb.documents.recognise.source import Source

_DENSE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kana and ideographs: scripts without spaces, where each character counts, as word processors do."""
_WORD = re.compile(rf"[{_DENSE}]|[^\W_{_DENSE}][^\s{_DENSE}]*")
"""From a word's first letter or digit to the next blank: what stands before it does not matter."""

_PROSE = frozenset({"paragraph", "list_item", "quote"})


def count(text: str) -> int:
    """Words: runs without blanks that hold a letter or digit; each kana or ideograph is one."""
    return len(_WORD.findall(text))


def between(source: "Source", line: int, end_line: int) -> int:
    """Words that are to be read from ``line`` to ``end_line``, both included; a code span is one."""
    end_line = min(end_line, source.end)
    return source.words[end_line] - source.words[line - 1] if line <= end_line else 0


def prose(source: "Source", blocks: Iterable[Block]) -> int:
    """Words of paragraphs, list items and quotations: without headings, tables and code."""
    return sum(between(source, block.line, block.end_line) for block in blocks if block.type in _PROSE)
