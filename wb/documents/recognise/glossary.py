"""Glossary entries: table rows, definition lists, bullets, run-ins or headings, whichever a document uses."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wb.documents.model import Block, Heading, Term
from wb.documents.patterns import lazy
from wb.documents.recognise.headings import rank
from wb.documents.recognise.inline import bold_start, plain
from wb.documents.recognise.source import Source
from wb.documents.wording import word_set

_CELL = lazy(r"(?<!\\)\|")
_SEPARATED = lazy(r"^(?P<term>[^:：—–]{1,60}?)\s*(?:[:：]\s|\s[—–-]\s)\s*(?P<definition>\S.*)", re.DOTALL)
_HTML_TERM = lazy(r"<dt>([^<]*)</dt>\s*(?:<dd>([^<]*))?")
_DEFINITION = lazy(r"\s*[:：]\s+\S")
_AFTER_TERM = lazy(r"\s*(?:\([^)]*\)|（[^）]*）)?\s*(?:[:：—–]|-\s|\n|$)?\s*")
_LONGEST, _ENOUGH = 8, 3
"""Words of a term; headings that make a glossary of headings."""


def terms(source: Source, headings: Sequence[Heading], lines: range) -> list[Term]:
    """The entries in the lines of a glossary, by the form that most of them have.

    Headings win where most of them are followed by a paragraph: lists are then part of definitions.
    """
    headed = list(_under_headings(source, headings, lines))
    if len(headed) >= _ENOUGH:
        return headed
    starts = [lines.start, *(h.line for h in headings if h.line in lines), lines.stop]
    sections = [range(first, after) for first, after in pairwise(dict.fromkeys(starts))]
    return [term for section in sections for term in _of_section(source, section)] or headed


def _of_section(source: Source, lines: range) -> list[Term]:
    """The entries below one heading: rows, definitions, list items; paragraphs where there are none."""
    blocks = source.blocks_in(lines.start, lines.stop - 1)
    found: list[Term] = []
    for block in blocks:
        if block.type == "table":
            found += _rows(source, block)
        elif block.type == "html":
            found += _in_html(source, block)
        elif block.type == "list_item":
            found += _separated(block)
        else:
            found += _definition_list(block)
    return found or [term for block in blocks if block.type == "paragraph" for term in _separated(block)]


def _in_html(source: Source, block: Block) -> Iterator[Term]:
    """``<dt>`` and the ``<dd>`` after it."""
    text = source.shown(block.line, block.end_line)
    for match in _HTML_TERM.finditer(text) if "</dt>" in text else ():
        line = block.line + text.count("\n", 0, match.start(1))
        yield Term(line, plain(match[1]), plain(match[2] or ""))


def _rows(source: Source, block: Block) -> Iterator[Term]:
    """A table's rows below its head; the first cell is the term, the one that the head names explains it."""
    head = [cell.casefold() for cell in _cells(source, block.line)]
    column = next((at for at, cell in enumerate(head) if at and cell in word_set("definition_columns")), 1)
    for number in range(block.line + 2, block.end_line + 1):
        cells = _cells(source, number)
        if cells[0]:
            yield Term(number, cells[0], cells[column] if column < len(cells) else "")


def _cells(source: Source, number: int) -> list[str]:
    row = source.lines[number - 1].strip().lstrip(">").strip()
    return [plain(cell) for cell in _CELL.split(row.removeprefix("|"))]


def _definition_list(block: Block) -> Iterator[Term]:
    """``Term`` on one line, ``: definition`` on the next."""
    lines = block.text.split("\n")
    for number, (term, definition) in enumerate(pairwise(lines)):
        if _DEFINITION.match(definition) and not term.lstrip().startswith(":"):
            yield Term(block.line + number, plain(term), plain(definition.strip(" :：")))


def _separated(block: Block) -> Iterator[Term]:
    """``**Term**: definition`` or ``Term – definition``."""
    started = bold_start(block.text)
    if started:
        inside, end = started
        rest = block.text[end:]
        match = _AFTER_TERM.match(rest)
        definition = rest[match.end() :] if match else ""
        separated = match is not None and (match[0].strip() or inside.rstrip().endswith((":", "：", ".")))
        if len(inside.split()) <= _LONGEST and separated and definition.strip():
            yield Term(block.line, plain(inside).rstrip(":：. "), plain(definition))
    elif (match := _SEPARATED.match(plain(block.text))) and len(match["term"].split()) <= _LONGEST:
        yield Term(block.line, match["term"].strip(), match["definition"].strip())


def _under_headings(source: Source, headings: Sequence[Heading], lines: range) -> Iterator[Term]:
    """Headings of the level that most have, if a paragraph that is no entry itself follows most of them."""
    inside = [h for h in headings if h.line in lines[1:] and isinstance(h.level, int)]
    if not inside:
        return
    levels = [rank(heading.level) for heading in inside]
    level = max(set(levels), key=lambda one: (levels.count(one), one))
    same = [heading for heading in inside if heading.level == level and len(plain(heading.text)) > 1]
    defined = [(h, block) for h in same if (block := _first_below(source, h)) and block.type == "paragraph"]
    entries = [(h, block) for h, block in defined if not [*_separated(block), *_definition_list(block)]]
    if len(entries) * 2 > len(same):
        for heading, block in entries:
            yield Term(heading.line, plain(heading.text), plain(block.text))


def _first_below(source: Source, heading: Heading) -> Block | None:
    return next(iter(source.blocks_in(heading.line + 1, heading.end_line)), None)
