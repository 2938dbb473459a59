"""Glossary entries: table rows, definition lists, bullets, run-ins or headings, whichever a document uses."""

import re
from collections.abc import Iterator, Sequence

from wb.documents.model import Block, Heading, Term
from wb.documents.recognise.inline import bold_start, plain
from wb.documents.recognise.source import Source

_CELL = re.compile(r"(?<!\\)\|")
_SEPARATED = re.compile(
    r"^(?P<term>[^:：—–]{1,60}?)\s*(?:[:：]\s|\s[—–-]\s)\s*(?P<definition>\S.*)", re.DOTALL
)
_LONGEST = 8
"""Words of a term."""


def terms(source: Source, headings: Sequence[Heading], lines: range) -> list[Term]:
    """The entries in the lines of a glossary, by the form that most of them have."""
    blocks = [block for block in source.blocks if block.line in lines]
    forms = [
        [term for block in blocks if block.type == "table" for term in _rows(source, block)],
        [term for block in blocks for term in _definition_list(block)],
        [term for block in blocks if block.type == "list_item" for term in _separated(block)],
        [
            term
            for block in blocks
            if block.type == "paragraph" and not block.listed
            for term in _separated(block)
        ],
        list(_under_headings(source, headings, lines)),
    ]
    return max(forms, key=len)


def _rows(source: Source, block: Block) -> Iterator[Term]:
    """A table's rows below its head; the first cell is the term."""
    for number in range(block.line + 2, block.end_line + 1):
        row = source.lines[number - 1].strip().lstrip(">").strip()
        cells = [plain(cell) for cell in _CELL.split(row.removeprefix("|"))]
        if cells and cells[0]:
            yield Term(number, cells[0], cells[1] if len(cells) > 1 else "")


def _definition_list(block: Block) -> Iterator[Term]:
    """``Term`` on one line, ``: definition`` on the next."""
    lines = block.text.split("\n")
    for number, (term, definition) in enumerate(zip(lines, lines[1:], strict=False)):
        if re.match(r"\s*[:：]\s+\S", definition) and not term.lstrip().startswith(":"):
            yield Term(block.line + number, plain(term), plain(definition.strip(" :：")))


def _separated(block: Block) -> Iterator[Term]:
    """``**Term**: definition`` or ``Term – definition``."""
    started = bold_start(block.text)
    if started:
        inside, rest = started
        match = re.match(r"^\s*(?:\([^)]*\)|（[^）]*）)?\s*[:：—–-]?\s*", rest)
        definition = rest[match.end() :] if match else rest
        if len(inside.split()) <= _LONGEST and definition.strip():
            yield Term(block.line, plain(inside).rstrip(":：. "), plain(definition))
    elif (match := _SEPARATED.match(plain(block.text))) and len(match["term"].split()) <= _LONGEST:
        yield Term(block.line, match["term"].strip(), match["definition"].strip())


def _under_headings(source: Source, headings: Sequence[Heading], lines: range) -> Iterator[Term]:
    """Headings of the level that most have, each followed by its definition."""
    inside = [h for h in headings if h.line in lines[1:] and isinstance(h.level, int)]
    levels = [h.level for h in inside]
    if not levels:
        return
    level = max(set(levels), key=lambda one: (levels.count(one), one if isinstance(one, int) else 0))
    for heading in inside:
        text = source.shown(heading.line + 1, heading.end_line).strip()
        if heading.level == level and text and len(plain(heading.text)) > 1:
            yield Term(heading.line, plain(heading.text), plain(text.split("\n\n")[0]))
