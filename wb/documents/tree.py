"""Text to the tree that renderers walk: page layout, HTML and DOCX are all fed from here.

The rules need block structure only and have it from `wb.documents.parse`; this is the full reading,
inline markup included, and runs only where something is rendered.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from msgspec.structs import replace

from wb.documents import raw_html
from wb.documents.node import BlockNode, InlineNode, Node
from wb.documents.patterns import lazy

DEEPEST = 8
"""Levels of lists and quotes, and of emphasis and links. What is nested deeper is shown at this level."""

_NESTING_LIMIT = 50  # levels that markdown-it reads; it descends recursively, and leaves out what is deeper

_OPEN: Mapping[str, BlockNode | InlineNode] = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "bullet_list_open": "bullets",
    "ordered_list_open": "numbers",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "table_open": "table",
    "tr_open": "row",
    "th_open": "cell",
    "td_open": "cell",
    "dl_open": "definitions",
    "dt_open": "term",
    "dd_open": "definition",
    "strong_open": "strong",
    "em_open": "emphasis",
    "s_open": "strike",
    "link_open": "link",
}
_NESTING = frozenset(("bullets", "numbers", "quote", "definitions", "strong", "emphasis", "strike", "link"))
_MEMBERS = frozenset(("item", "term", "definition"))  # of a list: without it they are nothing
_TASK = lazy(r"\[([ xX])\] +")
_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
)
_BREAK_INSIDE_CJK = lazy(rf"(?<=[{_WIDE}])\n(?=[{_WIDE}])")
# Controls, marks that turn the direction of writing, and halves of characters: never text, at times a trick.
_UNPRINTABLE = lazy("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def tree(lines: Sequence[str], first: int = 1) -> tuple[Node, ...]:
    """Read Markdown into its blocks, top to bottom.

    Never fails: any text is Markdown. Raw HTML becomes the text in it; comments are left out.

    Args:
        lines: the lines to read.
        first: the number of the first of them in its file.
    """
    tokens = _markdown().parse(_UNPRINTABLE.sub("", "\n".join(lines)))
    end = next((at for at, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    return _Builder(first, _notes(tokens[end:], first)).build(tokens[:end])


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"maxNesting": _NESTING_LIMIT}).enable(["table", "strikethrough"])
    return markdown.use(footnote_plugin).use(deflist_plugin)


def _notes(tokens: Sequence[Token], first: int) -> dict[int, Node]:
    """The notes by the number that references know them by."""
    notes: dict[int, Node] = {}
    start = 0
    for at, token in enumerate(tokens):
        if token.type == "footnote_open":
            start = at + 1
        elif token.type == "footnote_close":
            number = tokens[start - 1].meta["id"]
            notes[number] = Node("note", _Builder(first, {}).build(tokens[start:at]), str(number))
    return notes


@dataclass(slots=True)
class _Frame:
    """A node that is open. Without a type its children go to the one around it."""

    token: Token | None
    type: BlockNode | InlineNode | None
    depth: int
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Folds markdown-it's flat tokens into nodes. Not recursive: how deep they nest is up to the author."""

    first: int
    notes: Mapping[int, Node]

    def build(self, tokens: Iterable[Token]) -> tuple[Node, ...]:
        stack = [_Frame(None, None, 0)]
        for token in tokens:
            if token.nesting > 0:
                stack.append(_frame(token, stack[-1]))
            elif token.nesting < 0:
                closed = stack.pop()
                stack[-1].children += self._closed(closed)
            else:
                stack[-1].children += self._leaf(token)
        return tuple(_joined(stack[0].children))

    def _closed(self, frame: _Frame) -> Iterable[Node]:
        token, children = frame.token, tuple(_joined(frame.children))
        if frame.type is None or token is None:
            return children
        if frame.type == "item" and (task := _TASK.match(_opening(children))):
            return [self._node(frame.type, token, _without_box(children, task.end()), mark=task[1].lower())]
        return [self._node(frame.type, token, children, mark=_mark(token))]

    def _node(
        self, kind: BlockNode | InlineNode, token: Token, children: tuple[Node, ...], mark: str
    ) -> Node:
        line, end = ((token.map[0] + self.first, token.map[1] + self.first - 1)) if token.map else (0, 0)
        return Node(
            kind,
            children,
            target=str(token.attrs.get("href", "")),
            level=_level(token),
            mark=mark,
            line=line,
            end_line=end,
        )

    def _leaf(self, token: Token) -> Iterable[Node]:
        kind = token.type
        line, end = ((token.map[0] + self.first, token.map[1] + self.first - 1)) if token.map else (0, 0)
        if kind == "inline":
            return self.build(token.children or ())
        if kind in {"fence", "code_block"}:
            mark = token.info.strip().partition(" ")[0]
            return [Node("code_block", text=token.content.rstrip("\n"), mark=mark, line=line, end_line=end)]
        if kind == "hr":
            return [Node("rule", line=line, end_line=end)]
        if kind == "html_block":
            return raw_html.blocks(token.content, line, end)
        return self._inline(token)

    def _inline(self, token: Token) -> Iterable[Node]:
        kind = token.type
        if kind == "code_inline":
            return [Node("code", text=token.content)]
        if kind == "image":
            text = "".join(node.words for node in self.build(token.children or ()))
            return [Node("image", text=text, target=str(token.attrs.get("src", "")))]
        if kind == "footnote_ref":
            return [self.notes.get(token.meta["id"], Node("note", text=str(token.meta["id"])))]
        if kind == "hardbreak":
            return [Node("break")]
        if kind == "html_inline":
            return raw_html.inline(token.content)
        content = "\n" if kind == "softbreak" else token.content
        if kind == "text" and not content.isprintable():  # written as a reference, such as &#x202e;
            content = _UNPRINTABLE.sub("", content)
        return [Node("text", text=content)] if content else ()


def _frame(token: Token, around: _Frame) -> _Frame:
    kind = _OPEN.get(token.type)
    if (kind in _NESTING and around.depth >= DEEPEST) or (kind in _MEMBERS and around.type is None):
        kind = None
    return _Frame(token, kind, around.depth + (kind in _NESTING))


def _joined(nodes: Sequence[Node]) -> Iterable[Node]:
    """The nodes with neighbouring texts made one. Line ends become blanks, or nothing inside CJK text."""
    texts: list[str] = []
    for node in (*nodes, None):
        if node is not None and node.type == "text":
            texts.append(node.text)
            continue
        if texts:
            yield Node("text", text=_BREAK_INSIDE_CJK.sub("", "".join(texts)).replace("\n", " "))
            texts.clear()
        if node is not None:
            yield node


def _mark(token: Token) -> str:
    if token.type == "paragraph_open":
        return "tight" if token.hidden else ""
    return str(token.attrs.get("style", "")).removeprefix("text-align:")


def _level(token: Token) -> int:
    if token.type == "heading_open":
        return int(token.tag[1])
    return int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else 0


def _opening(children: Sequence[Node]) -> str:
    """The text with which an item opens."""
    first = children[0] if children else None
    if first is None or first.type != "paragraph" or not first.children:
        return ""
    return first.children[0].text if first.children[0].type == "text" else ""


def _without_box(children: tuple[Node, ...], length: int) -> tuple[Node, ...]:
    """An item's children without the ``[x]`` in front."""
    paragraph = children[0]
    text = Node("text", text=paragraph.children[0].text[length:])
    return (replace(paragraph, children=(text, *paragraph.children[1:])), *children[1:])
