"""What every recogniser starts from: the file's lines, its blocks, and the same lines with markup masked."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

import msgspec

from wb.documents.model import Block
from wb.documents.recognise import masking, words


class Source(msgspec.Struct, frozen=True):
    """A Markdown file taken apart.

    Args:
        lines: as written.
        blocks: the leaf blocks, top to bottom.
        visible: the lines with front matter, code and comments replaced by spaces.
        masked: as ``visible``, and also without link targets, URLs, HTML tags and emphasis marks.
        words: how many words are to be read up to and including each line; 0 before the first.
        start: the first line after the front matter.
    """

    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    visible: tuple[str, ...]
    masked: tuple[str, ...]
    words: tuple[int, ...]
    start: int = 1

    @property
    def end(self) -> int:
        """The last line of the file."""
        return len(self.lines)

    def blocks_in(self, line: int, end_line: int) -> tuple[Block, ...]:
        """The blocks that begin from ``line`` to ``end_line``, both included."""
        first = bisect_left(self.blocks, line, key=_line)
        return self.blocks[first : bisect_right(self.blocks, end_line, key=_line)]

    def shown(self, line: int, end_line: int) -> str:
        """What is visible from ``line`` to ``end_line``, both included."""
        return "\n".join(self.visible[line - 1 : end_line])


def _line(block: Block) -> int:
    return block.line


def of(lines: tuple[str, ...], blocks: tuple[Block, ...], start: int) -> Source:
    """The lines and blocks of a file whose text begins at line ``start``."""
    visible, code_spans = masking.visible(lines, blocks, start)
    masked = masking.masked(visible)
    counts = (many + code_spans.get(number, 0) for number, many in enumerate(words.by_line(masked), 1))
    return Source(lines, blocks, tuple(visible), tuple(masked), tuple(accumulate(counts, initial=0)), start)
