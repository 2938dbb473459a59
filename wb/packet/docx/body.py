"""Blocks, as what Word has for them: paragraphs one after the other, and tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from wb.documents.node import Node
from wb.packet.docx.book import Story
from wb.packet.docx.grid import grid
from wb.packet.docx.ink import Ink, run
from wb.packet.docx.inline import inline
from wb.packet.docx.measures import CODE_INSET, HEADINGS, SMALL
from wb.packet.docx.numbering import LARGEST, LEVELS
from wb.packet.docx.paragraph import Paragraph
from wb.packet.docx.xml import Xml

Block = Paragraph | Xml
"""A paragraph, or a table as it is written."""

_LEAD_LENGTH = 90  # characters: a bold line no longer than this is a heading in all but name
_SHORT_CODE = 20  # lines that are kept on one page


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand.

    Args:
        style: of their paragraphs.
        left: from the margin to their text, in points.
        depth: the number of lists around them.
        tight: whether they are in a list without blank lines.
    """

    style: str = "BodyText"
    left: float = 0
    depth: int = 0
    tight: bool = False


def blocks(story: Story, nodes: Sequence[Node], place: Place | None = None) -> list[Block]:
    """What some nodes become, top to bottom.

    Args:
        story: what they are a part of.
        nodes: the blocks; text that is in none of them is taken for a paragraph.
        place: where they stand; at the margin, if nothing is said.
    """
    return list(_Writer(story).blocks(nodes, place or Place()))


@dataclass(frozen=True, slots=True)
class _Writer:
    story: Story

    def blocks(self, nodes: Iterable[Node], place: Place) -> Iterator[Block]:
        for node in nodes:
            yield from _BLOCKS.get(node.type, _Writer.loose)(self, node, place)

    def inline(self, nodes: Iterable[Node], place: Place) -> Xml:
        book = self.story.book
        size = SMALL * book.measures.size if self.story.is_note else 0
        return inline(self.story, nodes, book.packet.geometry.width - place.left, size=size)

    def loose(self, node: Node, place: Place) -> Iterator[Block]:
        return self.paragraph(Node("paragraph", (node,)), place)

    def paragraph(self, node: Node, place: Place) -> Iterator[Block]:
        filled = self._filled(Paragraph(place.style, left=self._left(place.style, place)), node, place)
        figure = [child.type for child in _seen(node)] == ["image"] and place.style == "BodyText"
        yield replace(filled, style="Figure") if figure else filled

    def heading(self, node: Node, place: Place) -> Iterator[Block]:
        story, book = self.story, self.story.book
        size, room = HEADINGS[node.level - 1][0] * book.measures.size, book.packet.geometry.width - place.left
        content = inline(story, node.children, room, size=size)
        content = book.bookmark(book.bookmarks.first(node.target), content)
        words = _words(node).strip()
        if words and node.level <= story.chapter.depth and not story.is_note:
            content = book.bookmark(book.entry(node.level, words).bookmark, content)
        style = f"Heading{node.level}"
        yield Paragraph(
            style,
            content,
            left=self._left(style, place),
            changed=self.story.has_changed(node),
        )

    def quote(self, node: Node, place: Place) -> Iterator[Block]:
        style = "Quote" if place.style != "FootnoteText" else place.style
        inside = replace(place, style=style, left=place.left + self.story.book.measures.size, tight=False)
        yield from self.blocks(node.children, inside)

    def bullets(self, node: Node, place: Place) -> Iterator[Block]:
        numbering = self.story.book.numbering
        level = min(place.depth, LEVELS - 1)
        heads = ((numbering.bullets(item.mark), level) for item in node.children)
        yield from self._list(node, place, "ListBullet", heads)

    def numbers(self, node: Node, place: Place) -> Iterator[Block]:
        if node.level + len(node.children) > LARGEST:
            yield from self.bullets(_spelled_out(node), place)
            return
        level = min(place.depth, LEVELS - 1)
        number = self.story.book.numbering.numbers(level, node.level)
        yield from self._list(node, place, "ListNumber", ((number, level) for _ in node.children))

    def definitions(self, node: Node, place: Place) -> Iterator[Block]:
        inside = replace(place, left=place.left + 1.5 * self.story.book.measures.size, tight=False)
        if place.style != "FootnoteText":
            inside = replace(inside, style="Definition")
        for child in node.children:
            if child.type == "term":
                style = "DefinitionTerm"
                yield self._filled(Paragraph(style, left=self._left(style, place)), child, place)
            else:
                yield from map(_loosened, self.blocks(child.children, inside))

    def table(self, node: Node, place: Place) -> Iterator[Block]:
        for table in grid(self.story, node, place.left):
            yield table
            # Without a paragraph between them, two tables are one; and none may be the last of a part.
            yield Paragraph("TableSpace")

    def code_block(self, node: Node, place: Place) -> Iterator[Block]:
        left = place.left + CODE_INSET * self.story.book.measures.size if place.left else None
        yield Paragraph(
            "Code",
            run(node.text, Ink()),
            left=left,
            keep_lines=node.text.count("\n") < _SHORT_CODE,
            changed=self.story.has_changed(node),
        )

    def rule(self, _node: Node, place: Place) -> Iterator[Block]:
        yield Paragraph("HorizontalLine", left=self._left("HorizontalLine", place))

    def _list(
        self, node: Node, place: Place, style: str, heads: Iterable[tuple[int, int]]
    ) -> Iterator[Block]:
        measures = self.story.book.measures
        body = place.style if place.style == "FootnoteText" else "ListContinue"
        inside = Place(body, place.left + measures.step, place.depth + 1, _is_tight(node))
        style = body if body == "FootnoteText" else style
        written = [
            block
            for item, number in zip(node.children, heads, strict=True)
            for block in self._item(item, inside, style, number)
        ]
        yield from written[:-1]
        if written:
            yield _loosened(written[-1]) if not place.tight else _tightened(written[-1])

    def _item(self, item: Node, place: Place, style: str, number: tuple[int, int]) -> Iterator[Block]:
        """The first paragraph goes on in the line where the number stands."""
        measures = self.story.book.measures
        first, *rest = item.children or (Node("paragraph", mark="tight" if place.tight else ""),)
        if first.type != "paragraph":
            first, rest = Node("paragraph", mark="tight" if place.tight else ""), list(item.children)
        usual = abs(place.left - (number[1] + 1) * measures.step) < 0.01
        left, hanging = (None, 0.0) if usual else (place.left, measures.hanging)
        yield self._filled(Paragraph(style, number=number, left=left, hanging=hanging), first, place)
        yield from self.blocks(rest, place)

    def _filled(self, paragraph: Paragraph, node: Node, place: Place) -> Paragraph:
        """A paragraph with what a node says in it."""
        seen = _seen(node)
        leads = [child.type for child in seen] == ["strong"] and 0 < len(seen[0].words) < _LEAD_LENGTH
        return replace(
            paragraph,
            content=self.inline(node.children, place),
            keep_next=leads,
            after=0 if node.mark == "tight" else None,
            changed=self.story.has_changed(node),
        )

    def _left(self, style: str, place: Place) -> float | None:
        """The indent where it is not what the style says."""
        measures = self.story.book.measures
        own = {"Quote": measures.size, "ListContinue": measures.step, "Definition": 1.5 * measures.size}
        return None if abs(place.left - own.get(style, 0)) < 0.01 else place.left


_BLOCKS: Mapping[str, Callable[[_Writer, Node, Place], Iterator[Block]]] = {
    "paragraph": _Writer.paragraph,
    "heading": _Writer.heading,
    "quote": _Writer.quote,
    "bullets": _Writer.bullets,
    "numbers": _Writer.numbers,
    "definitions": _Writer.definitions,
    "table": _Writer.table,
    "code_block": _Writer.code_block,
    "rule": _Writer.rule,
}


def _seen(node: Node) -> list[Node]:
    return [child for child in node.children if child.type not in {"anchor", "line"}]


def _loosened(block: Block) -> Block:
    """With the space below that its style says."""
    return replace(block, after=None) if isinstance(block, Paragraph) else block


def _tightened(block: Block) -> Block:
    return replace(block, after=0) if isinstance(block, Paragraph) else block


def _is_tight(node: Node) -> bool:
    return all(
        child.mark == "tight"
        for item in node.children
        for child in item.children
        if child.type == "paragraph"
    )


def _spelled_out(node: Node) -> Node:
    """A numbered list whose numbers are text."""
    texts = (
        Node("text", text=f"{number}. ") for number in range(node.level, node.level + len(node.children))
    )
    pairs = zip(node.children, texts, strict=True)
    return structs.replace(
        node, type="bullets", children=tuple(_with_number(item, text) for item, text in pairs)
    )


def _with_number(item: Node, number: Node) -> Node:
    first, *rest = item.children or (Node("paragraph", mark="tight"),)
    if first.type != "paragraph":
        return structs.replace(item, children=(Node("paragraph", (number,), mark="tight"), first, *rest))
    return structs.replace(item, children=(structs.replace(first, children=(number, *first.children)), *rest))


def _words(node: Node) -> str:
    """The words of a heading as they are now, for the contents."""
    if node.type in {"note", "removed"}:
        return ""
    return node.text + "".join(map(_words, node.children))
