"""What stands in a line, as runs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from wb.documents.node import Node
from wb.packet.docx.addresses import address
from wb.packet.docx.book import FIRST_NOTE, Note, Story
from wb.packet.docx.drawing import drawing
from wb.packet.docx.ink import Ink, properties, run
from wb.packet.docx.paragraph import field
from wb.packet.docx.xml import NOTHING, Xml, joined, w


def inline(story: Story, nodes: Iterable[Node], room: float, *, size: float = 0, faint: bool = False) -> Xml:
    """The runs for some nodes.

    Args:
        story: what they are a part of.
        nodes: inline ones; blocks among them are left out.
        room: the width for pictures in points.
        size: of their type in points, where it is not the body's.
        faint: whether they are less black than the rest.
    """
    ink = replace(story.book.ink(story.chapter), size=size, faint=faint)
    return _Line(story, room).runs(nodes, ink)


@dataclass(frozen=True, slots=True)
class _Line:
    story: Story
    room: float

    def runs(self, nodes: Iterable[Node], ink: Ink) -> Xml:
        return joined(*(_INLINES[node.type](self, node, ink) for node in nodes if node.type in _INLINES))

    def run(self, text: str, ink: Ink) -> Xml:
        if not text:
            return NOTHING
        if self.story.east_asian and not text.isascii():
            ink = replace(ink, east_asian=True)
        return run(text, ink)

    def text(self, node: Node, ink: Ink) -> Xml:
        return self.run(node.text.replace("\n", " "), ink)

    def code(self, node: Node, ink: Ink) -> Xml:
        return self.run(node.text.replace("\n", " "), replace(ink, code=True))

    def strong(self, node: Node, ink: Ink) -> Xml:
        return self.runs(node.children, replace(ink, bold=True))

    def emphasis(self, node: Node, ink: Ink) -> Xml:
        return self.runs(node.children, replace(ink, italic=True))

    def strike(self, node: Node, ink: Ink) -> Xml:
        return self.runs(node.children, replace(ink, strike=True))

    def added(self, node: Node, ink: Ink) -> Xml:
        return self.runs(node.children, replace(ink, change=ink.change or "added"))

    def removed(self, node: Node, ink: Ink) -> Xml:
        return self.runs(node.children, replace(ink, change="removed"))

    def link(self, node: Node, ink: Ink) -> Xml:
        name = self.story.book.bookmarks.named(node.target)
        outside = "" if name else address(node.target)
        if ink.link or not (name or outside):
            return self.runs(node.children, ink)
        runs = self.runs(node.children, replace(ink, link="term" if node.mark == "term" else "link"))
        if name:
            return w("hyperlink", runs, anchor=name, history=1)
        return w("hyperlink", runs, r_id=self.story.relations.to("hyperlink", outside), history=1)

    def image(self, node: Node, ink: Ink) -> Xml:
        book = self.story.book
        picture = self.story.picture(node.target)
        if picture is None:
            return self.run(node.text.strip() or "image", replace(ink, faint=True, boxed=True))
        book.media[picture.file] = picture
        relation = self.story.relations.to("image", f"media/{picture.file}")
        shown = drawing(picture, relation, next(book.ids), node.text, (self.room, book.tallest))
        return w("r", properties(ink), shown)

    def line_break(self, _node: Node, ink: Ink) -> Xml:
        return self.run("\n", ink)

    def anchor(self, node: Node, _ink: Ink) -> Xml:
        bookmarks = self.story.book.bookmarks
        return self.story.book.bookmark(bookmarks.first(node.target))

    def note(self, node: Node, _ink: Ink) -> Xml:
        """The reference to a note, of which there is one; from later on, a field that repeats its number."""
        known = self.story.numbers.get(node.text)
        book = self.story.book
        look = w("rPr", w("rStyle", val="FootnoteReference"))
        if known:
            result = w("r", look, w("t", Xml(str(known))))
            return field(f"NOTEREF _Note{known} \\f \\h", result, look)
        if not node.children or self.story.is_note:
            return NOTHING
        book.notes.append(Note(node, self.story.chapter))
        number = self.story.numbers[node.text] = len(book.notes)
        reference = w("footnoteReference", id=number - 1 + FIRST_NOTE)
        return book.bookmark(f"_Note{number}", w("r", look, reference))


_INLINES: Mapping[str, Callable[[_Line, Node, Ink], Xml]] = {
    "text": _Line.text,
    "code": _Line.code,
    "strong": _Line.strong,
    "emphasis": _Line.emphasis,
    "strike": _Line.strike,
    "added": _Line.added,
    "removed": _Line.removed,
    "link": _Line.link,
    "image": _Line.image,
    "break": _Line.line_break,
    "anchor": _Line.anchor,
    "note": _Line.note,
}
