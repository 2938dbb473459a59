"""The items of checklists that nobody has answered: boxes without a tick, empty cells, questions."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from wb.documents.model import Block, Document
from wb.documents.patterns import lazy

_BOX = lazy(r"^\[[ _]?\]\s*(?P<item>[^\n]*)(?P<more>.*)", re.DOTALL)
_ANSWER = lazy(r"(?:\s[–—-]{1,2}\s+|[:：]\s+|\s*[→⇒]\s*|[?？]\s+)(?P<said>\S.*)")
_ASKED = lazy(r".*[:：?？]\W*\Z")
_NOTHING = lazy(r"(?:[\s?.…*_~–—-]|tbd|tba|todo|tbc)*\Z", re.IGNORECASE)


class OpenItem(msgspec.Struct, frozen=True):
    """An item, and the line on which it stands."""

    line: int
    text: str


@lru_cache(maxsize=4)
def open_items(document: Document) -> tuple[OpenItem, ...]:
    """The open items: boxes anywhere; table rows and list items in the checklist of a kind that has one."""
    return tuple(_open_items(document))


def _open_items(document: Document) -> Iterator[OpenItem]:
    part = document.parts.get("checklist")
    within = range(part.line, part.end_line + 1) if part else range(0)
    for index, block in enumerate(document.blocks):
        if block.type == "table" and block.line in within:
            yield from _rows(document, block)
        elif block.type == "list_item":
            box = _BOX.match(block.text)
            plain = block.line in within and not block.text.startswith("[")
            asked = _ASKED.match(block.text) if plain else None
            item = box["item"] if box else block.text if asked else ""
            if item and not _is_answered(document, index, box):
                yield OpenItem(block.line, item.rstrip(" –—-"))


def _is_answered(document: Document, index: int, box: re.Match[str] | None) -> bool:
    """Whether the item says something behind its words, or something stands below it."""
    text = " ".join(document.masked[document.blocks[index].line - 1].split())
    answer = _ANSWER.search(text) if box else None
    behind = answer is not None and not _NOTHING.match(answer["said"])
    return behind or (box is not None and bool(box["more"].strip())) or _has_more(document.blocks, index)


def _has_more(blocks: tuple[Block, ...], index: int) -> bool:
    if index + 1 == len(blocks):
        return False
    item, below = blocks[index], blocks[index + 1]
    return below.depth > item.depth or (below.depth == item.depth and below.type != "list_item")


def _rows(document: Document, table: Block) -> Iterator[OpenItem]:
    """The rows that have an item in their first cell, and nothing behind it."""
    for line in range(table.line + 2, table.end_line + 1):
        cells = [cell.strip() for cell in document.lines[line - 1].strip().strip("|").split("|")]
        item, *answers = cells[1:] if cells[0].rstrip(".").isdigit() and len(cells) > 1 else cells
        if item and answers and all(map(_NOTHING.match, answers)):
            yield OpenItem(line, item)
