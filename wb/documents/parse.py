"""Text to Document. The only door to markdown-it.

Only block structure is asked of markdown-it: its inline pass costs more than all the rest, and what
inline markup means to a reader is seen in the block's own source lines, where columns are exact.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from wb.documents.kind import Kind
from wb.documents.kinds import builtin_kinds
from wb.documents.model import Block, BlockType, Document
from wb.documents.recognise import front_matter, headings, source
from wb.documents.recognise.document import Choice, assemble
from wb.documents.recognise.source import Source
from wb.documents.text import split_lines
from wb.stage import Stage

_LEAVES: dict[str, BlockType] = {"fence": "code", "code_block": "code", "html_block": "html", "hr": "rule"}
_CONTAINERS = frozenset({"blockquote", "bullet_list", "ordered_list"})


def parse(
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
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").enable("table")
    markdown.core.ruler.disable(["inline", "text_join"])
    return markdown


def _blocks(lines: tuple[str, ...], start: int) -> tuple[Block, ...]:
    """The leaf blocks of the body; ``start`` is its first line."""
    return tuple(_leaves(_markdown().parse("\n".join(lines[start - 1 :])), start))


def _leaves(tokens: list[Token], start: int) -> Iterator[Block]:
    inside: list[str] = []  # the lists and quotes that are open
    marker, first_in_item, in_table = "", False, False
    for index, token in enumerate(tokens):
        kind, closing = token.type, token.nesting < 0
        name = kind.removesuffix("_open").removesuffix("_close")
        if name in _CONTAINERS:
            if closing:
                inside.pop()
            else:
                inside.append(name)
        elif kind == "list_item_open":
            marker, first_in_item = token.info + token.markup, True
        elif kind == "table_open":
            in_table = True
            yield _block("table", token, inside, start)
        elif kind == "table_close":
            in_table = False
        elif kind in _LEAVES:
            yield _block(_LEAVES[kind], token, inside, start, marker=token.info.strip())
        elif kind == "heading_open":
            yield _block("heading", token, inside, start, tokens[index + 1].content, int(token.tag[1]))
        elif kind == "paragraph_open" and not in_table:
            found, own = _paragraph_type(inside, first_in_item), marker if first_in_item else ""
            yield _block(found, token, inside, start, tokens[index + 1].content, marker=own)
        if kind in _LEAVES or kind in {"heading_open", "paragraph_open", "table_open"}:
            first_in_item = False


def _paragraph_type(inside: list[str], first_in_item: bool) -> BlockType:
    if first_in_item:
        return "list_item"
    return "quote" if inside and inside[-1] == "blockquote" else "paragraph"


def _block(
    kind: BlockType,
    token: Token,
    inside: list[str],
    start: int,
    text: str = "",
    level: int = 0,
    marker: str = "",
) -> Block:
    first, after = token.map or (0, 1)
    quoted = "blockquote" in inside
    return Block(
        kind,
        first + start,
        max(after + start - 1, first + start),
        depth=len(inside),
        quoted=quoted,
        listed=len(inside) > inside.count("blockquote"),
        text=text,
        level=level,
        marker=marker,
    )
