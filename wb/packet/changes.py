"""What changed between two versions of a document, marked in its text. Pure.

Blocks are compared first, then the words of those that differ: an edit in one sentence of a paragraph is
shown as that, and a paragraph that is new is shown as a whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from typing import Literal

from msgspec.structs import replace

from wb.documents.node import InlineNode, Node
from wb.layout.places import spoken, words

Status = Literal["same", "added", "removed"]

_HOLDERS = frozenset(("bullets", "numbers", "item", "quote", "table", "row", "definitions", "definition"))
"""Blocks that hold blocks; their parts are compared one by one."""
_WRAPPERS = frozenset(("strong", "emphasis", "strike", "link"))
_ALIKE = 0.4
"""Share of words that two blocks have in common when one has become the other."""
_MOST = 4000
"""Blocks of one document that are compared; the time that it takes grows with their square."""

Pair = tuple[Node | None, Node | None]
"""A block as it was and as it is; None where there is none."""


def marked(old: Sequence[Node], new: Sequence[Node]) -> list[tuple[Status, Node]]:
    """The blocks in reading order, with what was added and removed marked in those that are not the same.

    ``same`` are blocks without a change, ``added`` those of the new version that have one, ``removed``
    those that are gone.
    """
    return [_merged(before, after) for before, after in _pairs(old, new)]


def changed_words(old: Sequence[Node], new: Sequence[Node]) -> set[int]:
    """The numbers of the new version's words that were not in the old one, and of those after a gap."""
    found: set[int] = set()
    at = 0
    for before, after in _pairs(old, new):
        if after is None:
            found.add(at)
            continue
        now = spoken((after,))
        if before != after and (before is None or _said(before) != _said(after)):
            found |= {at + word for word in _differing(spoken((before,)) if before else [], now)}
        at += len(now)
    return found


def _differing(old: Sequence[str], new: Sequence[str]) -> Iterator[int]:
    for tag, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from range(start, max(end, start + 1))


def _pairs(old: Sequence[Node], new: Sequence[Node]) -> Iterator[Pair]:
    """Each block with what it was; in the order of the new version, what is gone where it stood."""
    if max(len(old), len(new)) > _MOST:
        yield from zip_longest(old, new)
        return
    matcher = SequenceMatcher(None, list(map(_said, old)), list(map(_said, new)), autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[first:last], new[start:end], strict=True)
        else:
            yield from _paired(list(old[first:last]), new[start:end])


def _paired(gone: list[Node], come: Sequence[Node]) -> Iterator[Pair]:
    """Of blocks that differ, those that have become another one beside it."""
    for node in come:
        near = next((at for at, other in enumerate(gone) if _is_alike(other, node)), None)
        if near is None:
            yield None, node
            continue
        yield from ((other, None) for other in gone[:near])
        yield gone[near], node
        del gone[: near + 1]
    yield from ((other, None) for other in gone)


def _is_alike(old: Node, new: Node) -> bool:
    if old.type != new.type:
        return False
    before, after = spoken((old,)), spoken((new,))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE


def _said(node: Node) -> tuple[object, ...]:
    """What a block says and how, wherever it stands."""
    return (node.type, node.text, node.target, node.level, node.mark, *map(_said, node.children))


def _merged(old: Node | None, new: Node | None) -> tuple[Status, Node]:
    if new is None:
        assert old is not None  # noqa: S101 - a pair has one of the two
        return "removed", _whole(old, "removed")
    if old is None:
        return "added", _whole(new, "added")
    if _said(old) == _said(new):
        return "same", new
    return "added", _changed(old, new)


def _changed(old: Node, new: Node) -> Node:
    if new.type == "code_block":
        return replace(new, text=_code(old.text, new.text), mark="diff")
    if new.type in _HOLDERS:
        return replace(new, children=tuple(node for _, node in marked(old.children, new.children)))
    return replace(new, children=tuple(_inline(old.children, new.children)))


def _whole(node: Node, status: InlineNode) -> Node:
    """A block of which all is new, or gone."""
    if node.type == "code_block":
        gone = status == "removed"
        return replace(node, text=_code(node.text if gone else "", "" if gone else node.text), mark="diff")
    if node.type in _HOLDERS:
        return replace(node, children=tuple(_whole(child, status) for child in node.children))
    return replace(node, children=(Node(status, node.children),) if node.children else ())


def _code(old: str, new: str) -> str:
    before, after = old.splitlines(), new.splitlines()
    lines: list[str] = []
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += (f"  {line}" for line in after[start:end])
        else:
            lines += (f"- {line}" for line in before[first:last])
            lines += (f"+ {line}" for line in after[start:end])
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, or what stands in a line like one, and the markup around it from the outside in."""

    around: tuple[tuple[InlineNode, str], ...]
    node: Node


def _inline(old: Sequence[Node], new: Sequence[Node]) -> list[Node]:
    before, after = list(_tokens(old, ())), list(_tokens(new, ()))
    pieces: list[Node] = []
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces += _rebuilt(after[start:end])
            continue
        if first < last:
            pieces.append(Node("removed", tuple(_rebuilt(before[first:last]))))
        if start < end:
            pieces.append(Node("added", tuple(_rebuilt(after[start:end]))))
    return pieces


def _tokens(nodes: Iterable[Node], around: tuple[tuple[InlineNode, str], ...]) -> Iterator[_Token]:
    for node in nodes:
        if node.type == "text":
            yield from (_Token(around, Node("text", text=word)) for word in words(node.text))
        elif node.type in _WRAPPERS:
            inside: tuple[InlineNode, str] = (node.type, node.target)  # type: ignore[assignment] # _WRAPPERS are inline
            yield from _tokens(node.children, (*around, inside))
        else:
            yield _Token(around, node)


def _rebuilt(tokens: Sequence[_Token], depth: int = 0) -> list[Node]:
    """Tokens as nodes again, neighbours with the same markup inside of one."""
    nodes: list[Node] = []
    for outer, group in groupby(tokens, key=lambda token: token.around[depth : depth + 1]):
        inside = list(group)
        if outer:
            kind, target = outer[0]
            nodes.append(Node(kind, tuple(_rebuilt(inside, depth + 1)), target=target))
            continue
        for is_text, run in groupby(inside, key=lambda token: token.node.type == "text"):
            plain = [token.node for token in run]
            nodes += [Node("text", text="".join(node.text for node in plain))] if is_text else plain
    return nodes
