"""The nodes of a chapter as HTML."""

import re
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, replace

from wb.documents.node import Node
from wb.packet.html.element import direction, element, escaped
from wb.packet.html.notes import Notes
from wb.packet.html.picture import image
from wb.packet.html.shelf import Shelf
from wb.packet.html.words import shortened, words
from wb.packet.model import Chapter

_ADDRESS = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)\S*\Z", re.IGNORECASE)
_NARROW = 30  # characters of code that any screen shows side by side
_MANY_COLUMNS = 6


def written(chapter: Chapter, shelf: Shelf, shift: int) -> str:
    """What a chapter says, its notes at the end.

    Args:
        chapter: which.
        shelf: the packet's.
        shift: levels that its headings stand below those of the document, because of the packet's title.
    """
    changed = frozenset(line.number for line in chapter.lines if line.changed)
    writer = _Writer(chapter, shelf, shift, changed, Notes(chapter.name), _Count(shift))
    return writer.nodes(chapter.nodes) + writer.notes.section(writer.nodes)


@dataclass(slots=True)
class _Count:
    level: int
    tables: int = 0
    codes: int = 0


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one chapter. ``linked`` is whether it is inside a link: there can be no other link in it."""

    chapter: Chapter
    shelf: Shelf
    shift: int
    changed: Set[int]
    notes: Notes
    count: _Count
    linked: bool = False

    def nodes(self, nodes: Iterable[Node]) -> str:
        return "".join([_WRITE[node.type](self, node) for node in nodes])

    def inside(self, node: Node) -> str:
        return self.nodes(node.children)

    def paragraph(self, node: Node) -> str:
        if node.mark == "tight":
            return self.inside(node) + "\n"
        return element("p", self.inside(node), dir=direction(words(node))) + "\n"

    def heading(self, node: Node) -> str:
        # No level is skipped in the page, as screen readers walk by them; how it looks is as written.
        self.count.level = min(node.level + self.shift, self.count.level + 1, 6)
        name, text = self.shelf.claim(node.target), words(node)
        look = f"level{node.level}"
        if not text.strip():  # nothing to announce
            return element("div", self.inside(node), id=name, class_=look) + "\n"
        tag = f"h{max(1, self.count.level)}"
        return element(tag, self.inside(node), id=name, class_=look, dir=direction(text)) + "\n"

    def bullets(self, node: Node) -> str:
        return element("ul", self.inside(node)) + "\n"

    def numbers(self, node: Node) -> str:
        return element("ol", self.inside(node), start=None if node.level == 1 else str(node.level)) + "\n"

    def item(self, node: Node) -> str:
        opening = words(node.children[0]) if node.children else ""
        if not node.mark:
            return element("li", self.inside(node).rstrip("\n"), dir=direction(opening)) + "\n"
        name = shortened(opening) or "Task"
        box = element("input", type="checkbox", disabled=True, checked=node.mark == "x", aria_label=name)
        return element("li", f"{box}{self.inside(node)}".rstrip("\n"), class_="task") + "\n"

    def quote(self, node: Node) -> str:
        return element("blockquote", "\n" + self.inside(node)) + "\n"

    def code_block(self, node: Node) -> str:
        self.count.codes += 1
        code = self.code(node)
        if max(map(len, words(node).split("\n"))) <= _NARROW:
            return element("pre", code, dir="ltr") + "\n"
        return self._scroll("pre", code, f"Code {self.count.codes}")

    def rule(self, _node: Node) -> str:
        return "<hr>\n"

    def table(self, node: Node) -> str:
        self.count.tables += 1
        header, rows = node.children[0], node.children[1:]
        titled = bool(words(header).strip())
        if not titled and any(cell.children for cell in header.children):
            rows = node.children  # an image or a line's number stands in it
        head = element("thead", self._row(header, "col")) if titled else ""
        body = "".join(self._row(row, "" if titled else "row") for row in rows)
        look = "wide" if len(header.children) > _MANY_COLUMNS else None
        table = element("table", head + (element("tbody", body) if body else ""), class_=look)
        return self._scroll("div", table, f"Table {self.count.tables}")

    def _scroll(self, tag: str, inside: str, label: str) -> str:
        """What may be wider than a screen: a stop for the keyboard, so that it can be scrolled with it."""
        runs = "ltr" if tag == "pre" else None
        stop = element(tag, inside, class_="scroll", role="group", aria_label=label, tabindex="0", dir=runs)
        return stop + "\n"

    def row(self, node: Node) -> str:
        return self._row(node, "")

    def _row(self, node: Node, scope: str) -> str:
        """A row. All its cells are headers in the one that heads the columns, the first where none does."""
        cells = (
            self._cell(cell, scope if scope == "col" or not at else "")
            for at, cell in enumerate(node.children)
        )
        return element("tr", "".join(cells)) + "\n"

    def cell(self, node: Node) -> str:
        return self._cell(node, "")

    def _cell(self, node: Node, scope: str) -> str:
        text = words(node)
        heads = scope if text.strip() else ""  # an empty cell is the header of nothing
        look = node.mark if node.mark in {"center", "right"} else None
        tag = "th" if heads else "td"
        return element(tag, self.inside(node), scope=heads or None, class_=look, dir=direction(text))

    def definitions(self, node: Node) -> str:
        return element("dl", self.inside(node)) + "\n"

    def term(self, node: Node) -> str:
        return element("dt", self.inside(node), dir=direction(words(node))) + "\n"

    def definition(self, node: Node) -> str:
        return element("dd", self.inside(node).rstrip("\n")) + "\n"

    def text(self, node: Node) -> str:
        return escaped(node.text)

    def marked(self, node: Node) -> str:
        return element(_MARKS[node.type], self.inside(node))

    def code(self, node: Node) -> str:
        """Code whose lines are numbered has children, which say what its text is."""
        return element("code", self.inside(node) if node.children else escaped(node.text))

    def link(self, node: Node) -> str:
        inner = node.target.startswith("#")
        leads = node.target[1:] in self.shelf.ids if inner else bool(_ADDRESS.match(node.target))
        if self.linked or not leads:
            return self.inside(node)
        rel = None if inner else "noopener noreferrer"
        inside = replace(self, linked=True).inside(node)
        return element("a", inside, href=node.target, class_=node.mark or None, rel=rel)

    def image(self, node: Node) -> str:
        picture = self.chapter.pictures.get(node.target)
        text = node.text.strip()
        if picture is None or len(picture.data) > self.shelf.room:
            return element("span", escaped(text or "image"), class_="absent")
        self.shelf.room -= len(picture.data)
        return image(picture, text)

    def line_break(self, _node: Node) -> str:
        return "<br>"

    def note(self, node: Node) -> str:
        return self.notes.reference(node, self.linked)

    def anchor(self, node: Node) -> str:
        name = self.shelf.claim(node.target)
        return element("span", self.inside(node), id=name) if name else self.inside(node)

    def line(self, node: Node) -> str:
        """The number of a printed line. The style sheet shows it, so that it is not copied with the text."""
        number = str(node.level)
        name = self.shelf.claim(f"L{number}")
        tag, address = ("span", None) if self.linked or name is None else ("a", f"#{name}")
        return element(
            tag,
            class_="line changed" if node.level in self.changed else "line",
            id=name,
            href=address,
            tabindex="-1" if address else None,
            aria_hidden="true",
            data_line=number,
        )


_MARKS = {"strong": "strong", "emphasis": "em", "strike": "s", "added": "ins", "removed": "del"}
_WRITE: Mapping[str, Callable[[_Writer, Node], str]] = {
    "paragraph": _Writer.paragraph,
    "heading": _Writer.heading,
    "bullets": _Writer.bullets,
    "numbers": _Writer.numbers,
    "item": _Writer.item,
    "quote": _Writer.quote,
    "code_block": _Writer.code_block,
    "rule": _Writer.rule,
    "table": _Writer.table,
    "row": _Writer.row,
    "cell": _Writer.cell,
    "definitions": _Writer.definitions,
    "term": _Writer.term,
    "definition": _Writer.definition,
    "text": _Writer.text,
    "code": _Writer.code,
    "link": _Writer.link,
    "image": _Writer.image,
    "break": _Writer.line_break,
    "note": _Writer.note,
    "anchor": _Writer.anchor,
    "line": _Writer.line,
    **dict.fromkeys(_MARKS, _Writer.marked),
}
