"""Raw HTML in Markdown, as the text that a reader would see of it. None of it is ever passed on as HTML."""

import html
import re
from collections.abc import Iterator

from wb.documents.node import Node
from wb.documents.patterns import lazy

# No two branches can start at the same character and both go far: linear in the length of the text.
_MARKUP = lazy(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<hidden>script|style|template|head)\b.*?(?:</(?P=hidden)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-z][a-z0-9-]*)(?P<attributes>[^<>]*)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = lazy(r"""\b(alt|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_BLOCK = lazy(
    r"h[1-6]|p|pre|div|section|article|aside|main|header|footer|nav|address|blockquote|center|figure|figcaption"
    r"|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|details|summary|form|fieldset|hr|html|body"
)
_HEADING = lazy(r"h[1-6]")
_BLANK = lazy(r"\s+")


def inline(tag: str) -> Iterator[Node]:
    """What a tag inside a line shows by itself: an image, a line break, or nothing."""
    return (piece for piece in _pieces(tag) if isinstance(piece, Node))


def blocks(source: str, line: int, end_line: int) -> Iterator[Node]:
    """The paragraphs, headings and images of a block of HTML.

    Args:
        source: the HTML as written; need not be well formed.
        line: the first line of the block in its file.
        end_line: the last one.
    """
    level = 0
    children: list[Node] = []
    for piece in _pieces(source):
        if isinstance(piece, Node):
            children.append(piece)
            continue
        if any(child.words.strip() or child.type == "image" for child in children):
            yield Node(
                "heading" if level else "paragraph",
                tuple(children),
                level=level,
                line=line,
                end_line=end_line,
            )
        children = []
        level = int(piece[1]) if _HEADING.fullmatch(piece) else 0


def _pieces(source: str) -> Iterator[Node | str]:
    """What is inside the lines as nodes, and the name of every block that opens; "" where one closes."""
    at = 0
    for match in _MARKUP.finditer(source):
        yield from _text(source[at : match.start()])
        at = match.end()
        name = (match["name"] or "").lower()
        if _BLOCK.fullmatch(name):
            yield "" if match["close"] else name
        elif name == "img":
            found = {
                key.lower(): html.unescape(a or b or c)
                for key, a, b, c in _ATTRIBUTE.findall(match["attributes"])
            }
            yield Node("image", text=found.get("alt", ""), target=found.get("src", ""))
        elif name == "br":
            yield Node("break")
        elif name in {"td", "th"}:
            yield Node("text", text=" ")
    yield from _text(source[at:])
    yield ""


def _text(source: str) -> Iterator[Node]:
    text = _BLANK.sub(" ", html.unescape(source))
    if text:
        yield Node("text", text=text)
