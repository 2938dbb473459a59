"""The words that a reader sees of nodes, told without looking at how they are written."""

import re
from collections.abc import Iterable, Iterator

from wb.documents.node import Node
from wb.layout import tables
from wb.layout.geometry import Pages

_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANK = re.compile(r"\s+")


def bare(text: str) -> str:
    """Without blanks, and without what no XML may hold."""
    return _BLANK.sub("", _FORBIDDEN.sub("", text))


def body(nodes: Iterable[Node]) -> str:
    """The words outside of notes."""
    return bare("".join(_words(nodes, {})))


def notes(nodes: Iterable[Node]) -> str:
    """The words in notes, each once, as they are first referred to."""
    found: dict[str, Node] = {}
    "".join(_words(nodes, found))
    return bare("".join(piece for note in found.values() for piece in _words(note.children, None)))


def _words(nodes: Iterable[Node], found: dict[str, Node] | None) -> Iterator[str]:
    """Words in reading order; ``found`` is filled with the notes, and None inside of one."""
    for node in nodes:
        if node.type == "note":
            if found is not None and (node.children or node.text in found):
                if node.text in found:
                    yield str(list(found).index(node.text) + 1)  # the number once more
                found.setdefault(node.text, node)
        elif node.type == "image":
            yield node.text.strip() or "image"
        elif node.type == "table":
            for piece in tables.pieces(node, Pages().width, Pages().font_size):
                cells = (cell for row in piece.rows for cell in row if cell)
                yield from _words(cells, found)
        elif node.type == "numbers" and node.level + len(node.children) > 32767:
            for number, item in enumerate(node.children, node.level):
                yield f"{number}."  # larger than Word can count
                yield from _words(item.children, found)
        else:
            yield node.text
            yield from _words(node.children, found)
