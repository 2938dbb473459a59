"""Where printed lines begin: at which word of a document, on which page, how far down.

Asked of the layout itself. Every word gets a mark that takes no room, and where the marks of two words
stand at different heights, a line has ended between them. The numbers in the margin of the PDF and those
in the HTML both come from here, so that they are the same.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from wb import cache
from wb.documents.node import Node
from wb.documents.page_count import SpanName
from wb.layout import engine, typeset
from wb.layout.engine import Mark, Source
from wb.layout.geometry import Pages
from wb.layout.pictures import Picture

_KIND = "places"
_RUN: SpanName = "body"
_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef"  # lines break between these
_JOINER = "\u2060"  # takes no room
_BLOCKS = frozenset(("paragraph", "heading", "cell", "term"))
_WORD = re.compile(rf"[{_CJK}]\s*|[^\s{_CJK}]+\s*|\s+")


class Place(msgspec.Struct, frozen=True):
    """The first word of a printed line, counted from 0, and where it stands; see `Mark`."""

    word: int
    page: int
    y: float


def words(text: str) -> list[str]:
    """The text in pieces that lines may begin with, and the blanks before the first of them."""
    return _WORD.findall(text)


def placed(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """The nodes with a ``line`` node before every word, numbered from 0. Notes have none."""
    return _Placer(None, (Node("text", text=_JOINER),)).all(nodes)


def spoken(nodes: Iterable[Node]) -> list[str]:
    """The words that `placed` numbers, in their order."""
    placer = _Placer({}, ())
    placer.all(nodes)
    return placer.said


def numbered(nodes: Iterable[Node], lines: Mapping[int, int]) -> tuple[Node, ...]:
    """The nodes with a ``line`` node where a printed line begins.

    Args:
        nodes: as they are in the document.
        lines: the number of the line by the number of its first word.
    """
    return _Placer(lines, ()).all(nodes)


@dataclass(slots=True)
class _Placer:
    """Counts words, and puts a node before those that have a number; all have one where ``lines`` is None.

    ``opening`` goes first in every block: typst moves a mark with nothing before it out of the line.
    """

    lines: Mapping[int, int] | None
    opening: tuple[Node, ...]
    said: list[str] = field(default_factory=list)

    def all(self, nodes: Iterable[Node]) -> tuple[Node, ...]:
        return tuple(piece for node in nodes for piece in self._pieces(node))

    def _pieces(self, node: Node) -> Iterable[Node]:
        if node.type == "text":
            return self._joined(words(node.text))
        if node.type == "code_block":
            children = tuple(self._joined(node.text.splitlines(keepends=True), blank=False))
            return [replace(node, children=children if len(children) > 1 else ())]
        if node.type == "code":
            return [*self._place(node.text), node]
        if node.type in {"note", "removed"}:
            return [node]
        opening = self.opening if node.type in _BLOCKS else ()
        return [replace(node, children=(*opening, *self.all(node.children)))]

    def _joined(self, pieces: Iterable[str], *, blank: bool = True) -> Iterator[Node]:
        """Texts with places between them; what is blank is no word, unless ``blank`` is false."""
        text = ""
        for piece in pieces:
            place = [] if blank and piece.isspace() else self._place(piece)
            if place and text:
                yield Node("text", text=text)
                text = ""
            yield from place
            text += piece
        if text:
            yield Node("text", text=text)

    def _place(self, word: str) -> list[Node]:
        number = len(self.said) if self.lines is None else self.lines.get(len(self.said))
        self.said.append(word.strip())
        return [] if number is None else [Node("line", level=number)]


def beginnings(
    nodes: Sequence[Node], geometry: Pages, language: str, pictures: Mapping[str, Picture]
) -> list[Place]:
    """The printed lines of a run, top to bottom.

    Args:
        nodes: the run, as `placed` gives it.
        geometry: the page.
        language: an ISO 639 code.
        pictures: the images that can be shown, by target.

    Raises:
        ToolError: the engine refused the document.
    """
    text = typeset.source({_RUN: nodes}, geometry, language, pictures, marked=True)
    key = hashlib.sha256(f"{engine.version()}\0{text}".encode()).hexdigest()
    kept = cache.read(_KIND, key)
    if kept is not None:
        return msgspec.msgpack.decode(kept, type=list[Place])
    marks = engine.marks(Source(text, {picture.file: picture.data for picture in pictures.values()}))
    places = list(_first_words(marks))
    cache.write(_KIND, key, msgspec.msgpack.encode(places))
    return places


def _first_words(marks: Sequence[Mark]) -> Iterator[Place]:
    """Of the words at one height the first. A table's head that is repeated stands where it was first."""
    first = marks[0].page
    heights: dict[tuple[int, int], Place] = {}
    seen: set[int] = set()
    for mark in marks:
        if not mark.name.isdigit() or (word := int(mark.name)) in seen:
            continue
        seen.add(word)
        place = Place(word, mark.page - first + 1, mark.y)
        height = (mark.page, round(mark.y))
        if height not in heights or word < heights[height].word:
            heights[height] = place
    return (heights[height] for height in sorted(heights))
