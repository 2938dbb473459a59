"""The first page, in its own styles: what is below the title, and facts with their names beside them."""

from collections.abc import Iterator

from wb.documents.node import Node
from wb.packet.docx.body import Block, blocks
from wb.packet.docx.book import Story
from wb.packet.docx.ink import Ink, run
from wb.packet.docx.inline import inline
from wb.packet.docx.measures import HEADINGS, TITLE
from wb.packet.docx.paragraph import Paragraph
from wb.packet.docx.xml import Xml, joined


def cover(story: Story) -> list[Block]:
    """What the nodes of a cover become, top to bottom."""
    return list(_blocks(story))


def _blocks(story: Story) -> Iterator[Block]:
    before: Node | None = None
    for node in story.chapter.nodes:
        if node.type == "heading":
            yield _heading(story, node)
        elif node.type == "paragraph" and before and _is_title(before):
            yield Paragraph("Subtitle", _inline(story, node))
        elif node.type == "definitions":
            yield from _facts(story, node)
        else:
            yield from blocks(story, (node,))
        before = node


def _is_title(node: Node) -> bool:
    return node.type == "heading" and node.level == 1


def _heading(story: Story, node: Node) -> Paragraph:
    style, size = ("Title", TITLE) if _is_title(node) else ("CoverHeading", HEADINGS[1][0])
    book = story.book
    words = inline(story, node.children, book.packet.geometry.width, size=size * book.measures.size)
    return Paragraph(style, book.bookmark(book.bookmarks.first(node.target), words))


def _facts(story: Story, node: Node) -> Iterator[Block]:
    """Each name with what it is, in one line; what is more than words goes below."""
    name: list[Xml] = []
    for child in node.children:
        if child.type == "term":
            name.append(_inline(story, child, faint=True))
            continue
        first = child.children[0] if child.children else Node("paragraph")
        words = _inline(story, first) if first.type == "paragraph" else Xml("")
        yield Paragraph("CoverFact", joined(*name, run("\t", Ink()), words))
        yield from blocks(story, child.children[1:] if first.type == "paragraph" else child.children)
        name.clear()
    if name:
        yield Paragraph("CoverFact", joined(*name))


def _inline(story: Story, node: Node, *, faint: bool = False) -> Xml:
    return inline(story, node.children, story.book.packet.geometry.width, faint=faint)
