"""What Markdown says, as a tree: what every renderer walks. Plain frozen data."""

from typing import Literal

import msgspec

BlockNode = Literal[
    "paragraph", "heading", "bullets", "numbers", "item", "quote", "code_block", "rule",
    "table", "row", "cell", "definitions", "term", "definition",
]  # fmt: skip
InlineNode = Literal[
    "text", "strong", "emphasis", "strike", "code", "link", "image", "break", "note",
    "anchor", "line", "added", "removed",
]  # fmt: skip


class Node(msgspec.Struct, frozen=True):
    """One piece of Markdown.

    The first row of a table is its header. A note holds its own text, where it is first referred to.
    The last four inline nodes stand in no Markdown, a packet puts them in: the ``anchor`` that a link
    leads to, the place where a printed ``line`` begins, and what was ``added`` or ``removed``.

    Args:
        type: what it is.
        children: what is inside it, in reading order.
        text: the words of text and code, the description of an image, the label of a note.
        target: the address of a link or an image, as written; in a packet the id of an anchor or a heading.
        level: of a heading 1-6, the first number of a numbered list, the number of a line.
        mark: the alignment of a cell (``left``, ``center``, ``right``), the language of code, the box of
            a task (``x`` or a space), ``tight`` for a paragraph of a list without blank lines; else empty.
        line: the first line in the file, from 1; 0 for what is inside a line.
        end_line: the last one.
    """

    type: BlockNode | InlineNode
    children: tuple["Node", ...] = ()
    text: str = ""
    target: str = ""
    level: int = 0
    mark: str = ""
    line: int = 0
    end_line: int = 0

    @property
    def words(self) -> str:
        """The text in it, without markup. Notes do not count."""
        if self.type == "note":
            return ""
        return self.text + "".join(child.words for child in self.children)
