"""Text to Document. The only door to markdown-it.

Only block structure is asked of markdown-it: its inline pass costs more than all the rest, and what
inline markup means to a reader is seen in the block's own source lines, where columns are exact.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import zip_longest

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading
from markdown_it.token import Token

from wb.documents.kind import Kind
from wb.documents.kinds import builtin_kinds
from wb.documents.model import Block, BlockType, Document
from wb.documents.patterns import lazy
from wb.documents.recognise import front_matter, headings, source
from wb.documents.recognise.document import Choice, assemble
from wb.documents.recognise.source import Source
from wb.documents.text import split_lines
from wb.stage import Stage

_LEAVES: dict[str, BlockType] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "plain": "paragraph",
    "table_open": "table",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
    "hr": "rule",
}
_OPENING = frozenset({"blockquote_open", "bullet_list_open", "ordered_list_open"})
_CLOSING = frozenset({"blockquote_close", "bullet_list_close", "ordered_list_close"})
_SIGNS = {
    "table": ("|",),
    "code": ("    ", "\t"),
    "fence": ("```", "~~~"),
    "blockquote": (">",),
    "reference": ("]:",),
    "html_block": ("<",),
}
"""Rules of the parser with what a text has in which they find anything: looking for that is cheap, asking
each rule about each line is not."""
_UNDERLINE = "=-> \t"
"""The same for headings with a line below them: what that line is made of."""
_PLAIN = lazy(r"(?:\*\*)?[^\W\d_]|[“„«(\"']")
"""How a line begins at which no rule of the parser finds anything but text."""
_BULLET = lazy(r"[-*+][ \t]+[^\W\d_]")
"""How a list's item begins, which ends a paragraph …"""
_CODE = 4
"""… where it is not indented as code is."""


def parse(  # noqa: PLR0913 - what a caller may know of a document; all but two by name
    text: str,
    path: str,
    *,
    kind: str | None = None,
    kinds: Mapping[str, Kind] | None = None,
    globs: Mapping[str, str] | None = None,
    stage: Stage | None = None,
    today: date,
) -> Document:
    """Read a Markdown file as a reader would.

    Never fails: any text is a document, and broken front matter is noted in it.

    Args:
        text: the file's content; a byte-order mark and any line ends are fine.
        path: as it is to be shown, relative to the repository, with forward slashes.
        kind: the kind, where the user names it; must be one of ``kinds``.
        kinds: the kinds there are; None stands for those that come with wb.
        globs: kinds by path glob, as in wb.toml.
        stage: overrides the front matter's status.
        today: the date that rules compare with.
    """
    lines = split_lines(text)
    front = front_matter.read(lines, path)
    choice = Choice(path, kind, builtin_kinds() if kinds is None else kinds, globs or {}, stage, today)
    return assemble(_source(lines, front.end_line + 1), front, choice)


def anchors_of(text: str) -> frozenset[str]:
    """What links may point at in a Markdown text."""
    lines = split_lines(text)
    taken_apart = _source(lines, front_matter.read(lines, "").end_line + 1)
    return headings.anchors(headings.marked(taken_apart), taken_apart)


def _source(lines: tuple[str, ...], start: int) -> Source:
    return source.of(lines, _blocks(lines, start), start)


@cache
def _markdown(idle: tuple[str, ...]) -> MarkdownIt:
    """A parser of blocks without the rules that have nothing to do."""
    markdown = MarkdownIt("commonmark").enable("table").disable(list(idle))
    markdown.core.ruler.disable(["normalize", "inline", "text_join"])
    markdown.block.ruler.before("table", "plain", _plain, {"alt": []})
    markdown.block.ruler.before("plain", "first", heading, {"alt": []})  # what begins so is nothing else
    return markdown


def _plain(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A rule of the parser: paragraphs with nothing but text, which are most, need no other rule."""
    if silent or state.is_code_block(start):
        return False
    after = start
    while after < state.lineMax and not state.isEmpty(after):
        place = state.bMarks[after] + state.tShift[after]
        if not _PLAIN.match(state.src, place):
            # a line that continues a block quote without its mark has no indent: it never begins a list
            if after > start and 0 <= state.sCount[after] < _CODE and _BULLET.match(state.src, place):
                break
            return False
        after += 1
    token = state.push("plain", "p", 0)
    token.content = state.getLines(start, after, state.blkIndent, False).strip()
    token.map = [start, after]
    state.line = after
    return True


def _blocks(lines: tuple[str, ...], start: int) -> tuple[Block, ...]:
    """The leaf blocks of the body; ``start`` is its first line."""
    text = "\n".join(lines[start - 1 :]).replace("\0", "\ufffd")  # all that is to be normalised in lines
    idle = [rule for rule, signs in _SIGNS.items() if not any(sign in text for sign in signs)]
    if not any(line and not line.strip(_UNDERLINE) for line in lines[start - 1 :]):
        idle.append("lheading")
    return tuple(_leaves(_markdown(tuple(idle)).parse(text), start))


def _leaves(tokens: list[Token], start: int) -> Iterator[Block]:
    inside: list[str] = []  # the lists and quotes that are open
    item = ""  # the marker of a list item whose first block is still to come
    for token, following in zip_longest(tokens, tokens[1:]):
        kind = token.type
        if kind in _LEAVES:
            yield _block(token, _text(token, following), inside, item, start)
            item = ""
        elif kind == "list_item_open":
            item = token.info + token.markup
        elif kind == "list_item_close":
            item = ""
        elif kind in _OPENING:
            inside.append(kind)
        elif kind in _CLOSING:
            inside.pop()


def _text(token: Token, following: Token | None) -> str:
    """The Markdown of a leaf, which is its own or that of the token behind it; code and HTML have none."""
    if token.type == "plain":
        return token.content
    return following.content if following and following.type == "inline" else ""


def _block(token: Token, text: str, inside: list[str], item: str, start: int) -> Block:
    kind = _LEAVES[token.type]
    if kind == "paragraph":
        kind = "list_item" if item else "quote" if inside[-1:] == ["blockquote_open"] else kind
    first, after = token.map or (0, 1)
    return Block(
        kind,
        first + start,
        max(after + start - 1, first + start),
        depth=len(inside),
        quoted="blockquote_open" in inside,
        listed=len(inside) > inside.count("blockquote_open"),
        text=text,
        level=int(token.tag[1]) if kind == "heading" else 0,
        marker=item if kind == "list_item" else token.info.strip(),
    )
