"""The chapter on what changed since the last review: what moved, and the text with changes marked."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from wb.documents.model import Document
from wb.documents.node import Node
from wb.layout.places import spoken
from wb.packet import changes
from wb.packet.changes import Status
from wb.packet.gather import Member, blocks

_FRONT = ("status", "owner", "team", "launch", "title")
"""Keys of the front matter whose change readers are told."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What changed in one document.

    Args:
        member: the document.
        before: as it was; None for one that is new.
        blocks: its blocks with changes marked, in reading order.
        words: the numbers of the words of its body that changed.
        appendix_words: of its appendices.
    """

    member: Member
    before: Document | None
    blocks: Sequence[tuple[Status, Node]]
    words: Collection[int]
    appendix_words: Collection[int]


def moved(member: Member, before: Document | None) -> Moved:
    """Compare a document with what it was."""
    now = (*member.body, *member.appendix)
    old = blocks(before) if before else ()
    words = changes.changed_words(old, now) if before else set()
    end = len(spoken(member.body))
    return Moved(
        member,
        before,
        changes.marked(old, now) if before else [],
        [word for word in words if word < end],
        [word - end for word in words if word >= end],
    )


def listed(found: Iterable[Moved]) -> Iterator[dict[str, Any]]:
    """What moved, a row for each section with a change."""
    for one in found:
        name = one.member.kind
        if one.before is None:
            yield {"document": name, "where": "all of it", "what": "new"}
            continue
        yield from ({"document": name, **row} for row in _front(one.before, one.member.document))
        for where, what in _sections(one.blocks):
            yield {"document": name, "where": where, "what": what}


def _front(before: Document, now: Document) -> Iterator[dict[str, str]]:
    old, new = before.front_matter.data, now.front_matter.data
    for key in _FRONT:
        if old.get(key) != new.get(key):
            yield {"where": key, "what": f"{old.get(key) or 'nothing'} → {new.get(key) or 'nothing'}"}


def _sections(found: Iterable[tuple[Status, Node]]) -> Iterator[tuple[str, str]]:
    """The sections with a change, and how many words each gained and lost."""
    counts: dict[str, list[int]] = {}
    section = "before the first heading"
    for status, node in found:
        if node.type == "heading" and status != "removed":
            section = _plain(node)
        if status != "same":
            count = counts.setdefault(section, [0, 0])
            count[0] += _words(node, "added")
            count[1] += _words(node, "removed")
    for where, (added, removed) in counts.items():
        parts = [f"{_count(added)} added"] if added else []
        parts += [f"{_count(removed)} removed"] if removed else []
        yield where, ", ".join(parts) or "other markup"


def _count(words: int) -> str:
    return "1 word" if words == 1 else f"{words} words"


def _plain(node: Node) -> str:
    """The words of a heading as it is now."""
    return "".join(
        _plain(child) if child.children else child.text for child in node.children if child.type != "removed"
    )


def _words(node: Node, status: str) -> int:
    if node.type == status:
        return len(" ".join(child.words for child in node.children).split())
    if node.type == "code_block" and node.mark == "diff":
        sign = "+ " if status == "added" else "- "
        return sum(len(line[2:].split()) for line in node.text.split("\n") if line.startswith(sign))
    return sum(_words(child, status) for child in node.children)


def excerpts(found: Iterable[Moved]) -> Iterator[Node]:
    """The blocks that changed, below the title of their document and the heading of their section."""
    for one in found:
        if one.before is None or all(status == "same" for status, _ in one.blocks):
            continue
        yield Node("heading", (Node("text", text=one.member.title),), level=2)
        yield from _excerpt(one.blocks, one.member.title)


def _excerpt(found: Iterable[tuple[Status, Node]], title: str) -> Iterator[Node]:
    section: Node | None = None
    skipped = False
    for status, node in found:
        is_heading = node.type == "heading"
        if status == "same":
            section = node if is_heading and node.words != title else section
            skipped = True
            continue
        if section is not None and not is_heading:
            yield _run_in(section)
        elif skipped and not is_heading:
            yield Node("paragraph", (Node("text", text="…"),))
        section, skipped = None, False
        yield _run_in(node) if is_heading else _bare(node)


def _run_in(heading: Node) -> Node:
    """A heading as a bold line: in an excerpt it is no part of the packet's contents."""
    return Node("paragraph", (Node("strong", _bare(heading).children),))


def _bare(node: Node) -> Node:
    """A block without what leads to other places: notes, anchors, links."""
    if node.type == "link":
        return replace(node, target="", children=tuple(map(_bare, node.children)))
    kept = (child for child in node.children if child.type not in {"note", "anchor"})
    return replace(node, children=tuple(map(_bare, kept))) if node.children else node


def by_chapter(found: Iterable[Moved], names: Mapping[str, str]) -> dict[str, Collection[int]]:
    """The words that changed, by the name of the chapter that they are in."""
    words: dict[str, Collection[int]] = {}
    for one in found:
        name = names[one.member.document.path]
        words[name] = one.words
        words[f"{name}-appendix"] = one.appendix_words
    return words
