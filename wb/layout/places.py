"""Where printed lines begin: at which word of a document, on which page, how far down.

Asked of the layout itself. Every word gets a mark that takes no room, and where the marks of two words
stand at different heights, a line has ended between them. The numbers in the margin of the PDF and those
in the HTML both come from here, so that they are the same.
"""

import contextlib
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from msgspec.structs import replace

from wb import __version__, cache
from wb.documents.node import Node
from wb.documents.page_count import SpanName
from wb.layout import engine, sheet, typeset
from wb.layout.engine import Mark, Source
from wb.layout.geometry import Pages
from wb.layout.pictures import Picture

_KIND = "places"
_RUN: SpanName = "body"
_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef"  # lines break between these
_APART = 0.4  # of the font size
LONGEST = 30_000
"""Characters of one paragraph: typst's time for marks grows with the square of those in a paragraph. In a
longer one, some ten pages without a break, lines have no numbers."""

_JOINER = "\u2060"  # takes no room
_ENDS_WORD = frozenset(
    ("break", "image", "code_block", "paragraph", "heading", "cell", "term", "item", "definition")
)
_BLOCKS = frozenset(("paragraph", "heading", "cell", "term"))
_IS_CJK = re.compile(f"[{_CJK}]")
_PIECE = re.compile(r"[^\s/._-]*[\s/._-]|[^\s/._-]+")
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
    """The nodes with a ``line`` node right after every word, numbered from 0. Notes have none.

    After it, because typst leaves what stands before the first word of a line at the end of the line above.
    """
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
    """Counts words, and puts a node before those with a number; or, without ``lines``, after all of them.

    ``closing`` goes last in every block: typst moves a mark with nothing behind it out of the line.
    ``inside`` says that the text so far ends within a word, which a line does not begin with; ``silent``
    that the block is too long to be numbered.
    """

    lines: Mapping[int, int] | None
    closing: tuple[Node, ...]
    said: list[str] = field(default_factory=list)
    inside: bool = False
    silent: bool = False

    def all(self, nodes: Iterable[Node]) -> tuple[Node, ...]:
        return tuple(piece for node in nodes for piece in self._pieces(node))

    def _pieces(self, node: Node) -> Iterable[Node]:
        if node.type == "text":
            return self._text(node.text)
        if node.type == "code":
            return self._span(node, self._word(node.text))
        if node.type in {"note", "removed"}:
            return [node]
        self.inside = self.inside and node.type not in _ENDS_WORD
        if node.type == "code_block":
            return [replace(node, children=tuple(self._code(node.text)))]
        if node.type not in _BLOCKS:
            return [replace(node, children=self.all(node.children))]
        self.silent = len(node.words) > LONGEST
        children = (*self.all(node.children), *self.closing)
        self.silent = False
        return [replace(node, children=children)]

    def _text(self, text: str) -> Iterable[Node]:
        return self._joined((piece, [] if piece.isspace() else self._word(piece)) for piece in words(text))

    def _code(self, text: str) -> Sequence[Node]:
        """The lines of code; nothing where none of them has a number."""
        lines = text.splitlines(keepends=True)
        children = list(self._joined((line, self._place(line)) for line in lines))
        return children if len(children) > 1 else ()

    def _joined(self, pieces: Iterable[tuple[str, Sequence[Node]]]) -> Iterator[Node]:
        """Texts, and beside some of them their place; those without one are joined to the one before."""
        text = ""
        for piece, place in pieces:
            self.inside = not piece[-1].isspace()
            if not place:
                text += piece
                continue
            if text:
                yield Node("text", text=text)
            word = piece.rstrip() or piece
            yield from self._beside(Node("text", text=word), place)
            text = piece[len(word) :]
        if text:
            yield Node("text", text=text)

    def _span(self, node: Node, place: Sequence[Node]) -> Sequence[Node]:
        """Code inside a line; it may go on in the next one, so its mark goes behind its first piece."""
        if self.lines is not None or len(pieces := _PIECE.findall(node.text)) < 2:
            return self._beside(node, place)
        head, rest = replace(node, text=pieces[0]), replace(node, text="".join(pieces[1:]))
        return (head, *place, rest)

    def _beside(self, node: Node, place: Sequence[Node]) -> Sequence[Node]:
        return (node, *place) if self.lines is None else (*place, node)

    def _word(self, word: str) -> Sequence[Node]:
        """The place of a word; none for the rest of one that other markup began."""
        if self.inside and not _IS_CJK.match(word):
            self.said[-1] += word.strip()
            return ()
        self.inside = True
        return self._place(word)

    def _place(self, word: str) -> Sequence[Node]:
        number = len(self.said) if self.lines is None else self.lines.get(len(self.said))
        self.said.append(word.strip())
        return () if self.silent or number is None else (Node("line", level=number),)


def beginnings(
    nodes: Sequence[Node], geometry: Pages, language: str, pictures: Mapping[str, Picture]
) -> list[Place]:
    """The printed lines of a run, top to bottom.

    Args:
        nodes: the run.
        geometry: the page.
        language: an ISO 639 code.
        pictures: the images that can be shown, by target.

    Raises:
        ToolError: the engine refused the document.
    """
    key = _key(nodes, geometry, language, pictures)
    kept = cache.read(_KIND, key)
    if kept is not None:
        with contextlib.suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(kept, type=list[Place])
    text = typeset.source({_RUN: placed(nodes)}, geometry, language, pictures, marked=True)
    marks = engine.marks(Source(text, {picture.file: picture.data for picture in pictures.values()}))
    places = list(_first_words(marks, geometry.font_size * _APART))
    cache.write(_KIND, key, msgspec.msgpack.encode(places))
    return places


def _key(nodes: Sequence[Node], geometry: Pages, language: str, pictures: Mapping[str, Picture]) -> str:
    """The digest of all that the places depend on. A picture's file is named after its content."""
    about = (engine.version(), sheet.style("page.typ"), __version__, language, geometry)
    files = {target: picture.file for target, picture in pictures.items()}
    return hashlib.sha256(msgspec.msgpack.encode((about, files, nodes))).hexdigest()


def _first_words(marks: Sequence[Mark], apart: float) -> Iterator[Place]:
    """The first word of each line: of those at one height, and up to ``apart`` points below it.

    Cells of one row do not stand at the very same height. The head of a table that goes over pages is
    repeated; it counts where it was first.
    """
    start = marks[0].page
    first: dict[int, Mark] = {}
    for mark in marks:
        if mark.name.isdigit():
            first.setdefault(int(mark.name), mark)
    line: list[int] = []
    height: tuple[int, float] = (0, 0.0)
    for word in sorted(first, key=lambda word: (first[word].page, first[word].y, word)):
        mark = first[word]
        if line and (mark.page != height[0] or mark.y - height[1] > apart):
            yield Place(min(line), height[0] - start + 1, height[1])
            line = []
        height = height if line else (mark.page, mark.y)
        line.append(word)
    if line:
        yield Place(min(line), height[0] - start + 1, height[1])
