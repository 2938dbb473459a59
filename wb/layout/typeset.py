"""A document's tree as typst source.

Whatever stands in the document is written as a string literal. What the functions called here look
like on the page is said in ``templates/layout/page.typ``.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wb.documents.node import Node
from wb.documents.page_count import SpanName
from wb.layout import tables
from wb.layout.geometry import Pages
from wb.layout.pictures import Picture
from wb.layout.sheet import sheet, style
from wb.layout.tokens import literal, softened

_BODY_TOKEN = 50
_CODE_TOKEN = 70
_LEAD_LENGTH = 90
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+\Z", re.IGNORECASE)


def source(
    runs: Mapping[SpanName, Sequence[Node]],
    geometry: Pages,
    language: str,
    pictures: Mapping[str, Picture],
    *,
    marked: bool = False,
) -> str:
    """The source of some runs of text, each on pages of its own and between two marks of its name.

    Args:
        runs: what to lay out, by name. The names are wb's own.
        geometry: the page.
        language: a code such as ``en``; lines of Chinese and Japanese break by it.
        pictures: the images that can be shown, by target.
        marked: whether ``line`` nodes leave marks.
    """
    bodies = (
        f"#run({literal(name)}, {_Run(name, geometry, pictures, marked=marked).blocks(nodes)})"
        for name, nodes in runs.items()
    )
    return "\n".join((style("page.typ"), sheet(geometry, language), *bodies))


def body(name: str, nodes: Iterable[Node], geometry: Pages, pictures: Mapping[str, Picture]) -> str:
    """The expression of a packet's chapter: its headings have labels, and links lead to them.

    Args:
        name: of the run.
        nodes: what it says.
        geometry: the page.
        pictures: the images that can be shown, by target.
    """
    return _Run(name, geometry, pictures, inside=True).blocks(nodes)


@dataclass(frozen=True, slots=True)
class _Run:
    """Writes one run.

    ``token`` is the number of characters after which a word without blanks may be broken; ``marked``
    says whether ``line`` nodes leave marks, ``inside`` that ``#id`` leads somewhere: a document that is
    laid out alone has no packet around it.
    """

    name: str
    geometry: Pages
    pictures: Mapping[str, Picture]
    token: int = _BODY_TOKEN
    numbers: dict[str, int] = field(default_factory=dict)  # of the notes, as the reader sees them
    marked: bool = False
    inside: bool = False

    def blocks(self, nodes: Iterable[Node]) -> str:
        return _code(
            _BLOCKS[node.type](self, node) if node.type in _BLOCKS else self.inline((node,)) for node in nodes
        )

    def inline(self, nodes: Iterable[Node]) -> str:
        return _code(_INLINES[node.type](self, node) for node in nodes if node.type in _INLINES)

    def paragraph(self, node: Node) -> str:
        if len(node.children) == 1 and (only := node.children[0]).type == "image":
            return f"block({self.image(only)})"
        heading = (
            len(node.children) == 1 and node.children[0].type == "strong" and len(node.words) < _LEAD_LENGTH
        )
        return f"{'lead' if heading else 'par'}({self.inline(node.children)})"

    def heading(self, node: Node) -> str:
        heading = f"heading(level: {node.level}, {self.inline(node.children)})"
        return f"[#{heading}#label({literal(node.target)})]" if self.inside and node.target else heading

    def quote(self, node: Node) -> str:
        return f"quote(block: true, {self.blocks(node.children)})"

    def bullets(self, node: Node) -> str:
        if any(item.mark for item in node.children):
            return _code(self._task(item) for item in node.children)
        return f"list({_tight(node)}, {', '.join(map(self._item, node.children))})"

    def numbered(self, node: Node) -> str:
        return f"enum({_tight(node)}, start: {node.level}, {', '.join(map(self._item, node.children))})"

    def definitions(self, node: Node) -> str:
        return _code(self._definition(*pair) for pair in _pairs(node.children))

    def table(self, node: Node) -> str:
        pieces = tables.pieces(node, self.geometry.width, self.geometry.font_size)
        return _code(self._table(piece) for piece in pieces)

    def code_block(self, node: Node) -> str:
        raw = f"raw(block: true, {literal(softened(node.text, _CODE_TOKEN))})"
        places = [child.level for child in node.children if child.type == "line"] if self.marked else []
        return f"places({places[0]}, {raw})" if places else raw

    def rule(self, _node: Node) -> str:
        return "divider"

    def text(self, node: Node) -> str:
        return literal(softened(node.text, self.token))

    def code(self, node: Node) -> str:
        return f"raw({literal(softened(node.text, self.token))})"

    def strong(self, node: Node) -> str:
        return f"strong({self.inline(node.children)})"

    def emphasis(self, node: Node) -> str:
        return f"emph({self.inline(node.children)})"

    def strike(self, node: Node) -> str:
        return f"strike({self.inline(node.children)})"

    def link(self, node: Node) -> str:
        words = self.inline(node.children)
        if node.target.startswith("#"):
            return f"link(label({literal(node.target[1:])}), {words})" if self.inside else words
        return f"link({literal(node.target)}, {words})" if _ADDRESS.match(node.target) else words

    def anchor(self, node: Node) -> str:
        return f"[#metadata(none)#label({literal(node.target)})]"

    def line(self, node: Node) -> str:
        return f'mark("{node.level}")' if self.marked else ""

    def added(self, node: Node) -> str:
        return f"added({self.inline(node.children)})"

    def removed(self, node: Node) -> str:
        return f"removed({self.inline(node.children)})"

    def image(self, node: Node) -> str:
        picture = self.pictures.get(node.target)
        if picture is None:
            return f"absent({literal(softened(node.text.strip() or 'image', self.token))})"
        alt = literal(node.text)
        if not picture.width:
            return f"box(image({literal(picture.file)}, alt: {alt}))"
        return f"box(picture({literal(picture.file)}, {picture.width:g}pt, {picture.height:g}pt, {alt}))"

    def line_break(self, _node: Node) -> str:
        return "linebreak()"

    def note(self, node: Node) -> str:
        """The note itself where it is first referred to; later its number only."""
        if node.text in self.numbers or not node.children:
            return f"super({literal(str(self.numbers.get(node.text, '')))})"
        self.numbers[node.text] = len(self.numbers) + 1
        return f"note({literal(self.name)}, {self._flow(node.children)})"

    def _item(self, node: Node) -> str:
        return self._flow(node.children)

    def _task(self, node: Node) -> str:
        return f"task({'true' if node.mark == 'x' else 'false'}, {self._flow(node.children)})"

    def _definition(self, term: Sequence[Node], definition: Sequence[Node]) -> str:
        return f"terms.item({self.inline(term)}, {self._flow(definition)})"

    def _flow(self, nodes: Sequence[Node]) -> str:
        """Blocks whose first paragraph goes on in the line where they start."""
        if not nodes or nodes[0].type != "paragraph":
            return self.blocks(nodes)
        # Without a break between them, a list stands close to the words that lead to it.
        close = nodes[0].mark and len(nodes) > 1 and nodes[1].type in {"bullets", "numbers"}
        return _code((self.inline(nodes[0].children), "" if close else "parbreak()", self.blocks(nodes[1:])))

    def _table(self, piece: tables.Piece) -> str:
        cells = replace(self, token=piece.token)
        rows = [[cells.inline(cell.children) if cell else "none" for cell in row] for row in piece.rows]
        align = ", ".join(mark or "auto" for mark in piece.align)
        header = f"table.header({', '.join(rows[0])})"
        body = "".join(f", {cell}" for row in rows[1:] for cell in row)
        return f"table(columns: {len(piece.align)}, align: ({align},), {header}{body})"


_BLOCKS: Mapping[str, Callable[[_Run, Node], str]] = {
    "paragraph": _Run.paragraph,
    "heading": _Run.heading,
    "quote": _Run.quote,
    "bullets": _Run.bullets,
    "numbers": _Run.numbered,
    "definitions": _Run.definitions,
    "table": _Run.table,
    "code_block": _Run.code_block,
    "rule": _Run.rule,
}
_INLINES: Mapping[str, Callable[[_Run, Node], str]] = {
    "text": _Run.text,
    "code": _Run.code,
    "strong": _Run.strong,
    "emphasis": _Run.emphasis,
    "strike": _Run.strike,
    "link": _Run.link,
    "image": _Run.image,
    "break": _Run.line_break,
    "note": _Run.note,
    "anchor": _Run.anchor,
    "line": _Run.line,
    "added": _Run.added,
    "removed": _Run.removed,
}


def _code(statements: Iterable[str]) -> str:
    """A code block: its statements' values are joined."""
    return "{" + "\n".join(statements) + "}"


def _tight(node: Node) -> str:
    loose = any(
        child.type == "paragraph" and not child.mark for item in node.children for child in item.children
    )
    return f"tight: {'false' if loose else 'true'}"


def _pairs(nodes: Iterable[Node]) -> Iterable[tuple[Sequence[Node], Sequence[Node]]]:
    """Each term with its definitions."""
    term: Sequence[Node] = ()
    for node in nodes:
        if node.type == "term":
            term = node.children
        else:
            yield term, node.children
            term = ()
