"""What a template says to the writer and nobody took out: comments, and block quotes that instruct."""

import re
from collections.abc import Iterator

from wb.documents.model import Block, Placeholder
from wb.documents.patterns import lazy
from wb.documents.recognise.inline import plain
from wb.documents.recognise.masking import comments, line_starts, place
from wb.documents.recognise.phrases import has, pattern
from wb.documents.recognise.source import Source

_GUIDANCE = lazy(r"\s*guidance\s*:", re.IGNORECASE)
_DIRECTIVE = lazy(
    r"\s*(?:wb\s*:|markdownlint|prettier|/?toc|no\s?toc|end|begin|vale|cspell|textlint|lint|source\b|copyright|spdx|[#:@])",
    re.IGNORECASE,
)
_SHORTEST = 4
"""Words of a comment that instructs without saying "guidance"."""


def left_in(source: Source) -> Iterator[Placeholder]:
    """Each piece of guidance, with its first line as its text."""
    yield from _comments(source)
    last = 0
    for block in source.blocks:
        if block.quoted and block.type == "quote" and block.line > last + 1 and _instructs(block):
            line = source.lines[block.line - 1]
            start = len(line) - len(line.lstrip("> \t"))
            yield Placeholder(block.line, start + 1, block.line, len(line) + 1, line[start:], guidance=True)
        if block.quoted:
            last = block.end_line


def _comments(source: Source) -> Iterator[Placeholder]:
    """HTML comments that speak to the writer."""
    if "<!--" not in "\n".join(source.lines):
        return
    lines = _without_code(source)
    text, starts = "\n".join(lines), line_starts(lines)
    for start, end in comments(text):
        inside = text[start + 4 : end - 3]
        speaks = len(inside.split()) >= _SHORTEST and not _DIRECTIVE.match(inside) and has("guidance", inside)
        if _GUIDANCE.match(inside) or speaks:
            line, column = place(starts, start)
            end_line, end_column = place(starts, end)
            first = text[start:end].partition("\n")[0]
            yield Placeholder(line, column, end_line, end_column, first, guidance=True)


def _without_code(source: Source) -> list[str]:
    lines = ["", *source.lines]
    hidden = [
        range(1, source.start),
        *(range(b.line, b.end_line + 1) for b in source.blocks if b.type == "code"),
    ]
    for numbers in hidden:
        for number in numbers:
            lines[number] = ""
    return lines[1:]


def _instructs(block: Block) -> bool:
    found = pattern("guidance").search(plain(block.text).casefold())
    return found is not None and found.start() == 0
