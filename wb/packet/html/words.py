"""What nodes say, as plain text."""

from wb.documents.node import Node


def words(node: Node) -> str:
    """The text in it as it stands now: without notes, what was removed, and what a packet adds to a place."""
    if node.type in {"note", "removed", "anchor"}:
        return ""
    return "".join(map(words, node.children)) if node.children else node.text


def shortened(text: str, length: int = 90) -> str:
    """The text in one line, cut between words where it is too long for a list."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: line.rfind(" ", length // 2, length)].rstrip() + " …"
