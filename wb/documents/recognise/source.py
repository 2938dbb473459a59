"""What every recogniser starts from: the file's lines, its blocks, and the same lines with markup masked."""

from dataclasses import dataclass

from wb.documents.model import Block


@dataclass(frozen=True, slots=True)
class Source:
    """A Markdown file taken apart.

    Args:
        lines: as written.
        blocks: the leaf blocks, top to bottom.
        visible: the lines with front matter, code and comments replaced by spaces.
        masked: as ``visible``, and also without link targets, URLs, HTML tags and emphasis marks.
        start: the first line after the front matter.
    """

    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    visible: tuple[str, ...]
    masked: tuple[str, ...]
    start: int = 1

    @property
    def end(self) -> int:
        """The last line of the file."""
        return len(self.lines)

    def shown(self, line: int, end_line: int) -> str:
        """What is visible from ``line`` to ``end_line``, both included."""
        return "\n".join(self.visible[line - 1 : end_line])
