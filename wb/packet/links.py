"""Ids of headings, links inside the packet, and glossary terms linked where they are first used. Pure."""

import posixpath
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from msgspec.structs import replace

from wb.documents.node import Node

_NOT_SLUG = re.compile(r"[^\w\- ]")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+\Z", re.IGNORECASE)
_ANCHORED = frozenset(("paragraph", "term", "row"))
_NO_TERMS = frozenset(("heading", "link", "code", "code_block", "image", "note"))
"""Nodes in whose text a term is not linked."""


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of one chapter.

    Args:
        first: that of its first heading; empty without one.
        headings: by name, as links on the web know them (``#what-it-costs``).
        lines: those of headings by their line in the file.
    """

    first: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[int, str] = field(default_factory=dict)


def with_ids(name: str, nodes: Iterable[Node]) -> tuple[tuple[Node, ...], Ids]:
    """The nodes with an id in every heading, each beginning with the chapter's name."""
    times: Counter[str] = Counter()
    found: dict[str, str] = {}
    lines: dict[int, str] = {}

    def named(node: Node) -> Node:
        if node.type != "heading":
            return replace(node, children=tuple(map(named, node.children))) if node.children else node
        slug = _NOT_SLUG.sub("", node.words.lower()).strip().replace(" ", "-")
        times[slug] += 1
        slug = f"{slug}-{times[slug] - 1}" if times[slug] > 1 else slug
        found.setdefault(slug, f"{name}--{slug}" if slug else f"{name}--{len(found)}")
        lines[node.line] = found[slug]
        return replace(node, target=found[slug])

    named_nodes = tuple(map(named, nodes))
    return named_nodes, Ids(next(iter(found.values()), ""), found, lines)


def resolved(nodes: Iterable[Node], path: str, known: Mapping[str, Ids]) -> tuple[Node, ...]:
    """The nodes with every link leading into the packet, to the web, or nowhere.

    Args:
        nodes: of a document.
        path: its own, relative to the repository.
        known: the ids of the documents in the packet, by their path.
    """

    def led(node: Node) -> Node:
        target = _target(node.target, path, known) if node.type == "link" else node.target
        if node.children or target != node.target:
            return replace(node, target=target, children=tuple(map(led, node.children)))
        return node

    return tuple(map(led, nodes))


def _target(target: str, path: str, known: Mapping[str, Ids]) -> str:
    if _ADDRESS.match(target):
        return target
    if "://" in target or target.startswith("//"):
        return ""
    file, _, fragment = target.partition("#")
    file = unquote(file.partition("?")[0])
    folder = posixpath.dirname(path)
    where = posixpath.normpath(file.lstrip("/") if file.startswith("/") else posixpath.join(folder, file))
    ids = known.get(where if file else path)
    if ids is None:
        return ""
    anchor = ids.headings.get(unquote(fragment).lower(), "") if fragment else ids.first
    return f"#{anchor}" if anchor else ""


def with_anchors(nodes: Iterable[Node], ids: Mapping[int, str]) -> tuple[Node, ...]:
    """The nodes with an anchor at the start of the first text on each of some lines of the file."""
    left = dict(ids)

    def anchored(node: Node) -> Node:
        if node.line in left and node.type in _ANCHORED:
            return _opened(node, Node("anchor", target=left.pop(node.line)))
        return replace(node, children=tuple(map(anchored, node.children))) if node.children else node

    return tuple(map(anchored, nodes))


def _opened(node: Node, anchor: Node) -> Node:
    if node.type != "row":
        return replace(node, children=(anchor, *node.children))
    first, *others = node.children
    return replace(node, children=(_opened(first, anchor), *others))


def with_terms(nodes: Iterable[Node], ids: Mapping[str, str]) -> tuple[Node, ...]:
    """The nodes with each term linked to its definition where it is first used.

    Args:
        nodes: of a document that is not the glossary.
        ids: of the definitions, by term as written.
    """
    if not ids:
        return tuple(nodes)
    return tuple(_Terms(dict(ids)).all(nodes))


class _Terms:
    """Links terms as it comes to them; what is linked is looked for no more."""

    def __init__(self, ids: dict[str, str]) -> None:
        self._ids = {_key(term): target for term, target in ids.items()}
        words = sorted((re.escape(term) for term in ids), key=len, reverse=True)
        # A plural counts as well, and a capital at the beginning of a sentence.
        self._term = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?=(?:s|es)?(?!\w))", re.IGNORECASE)

    def all(self, nodes: Iterable[Node]) -> Iterator[Node]:
        for node in nodes:
            if node.type == "text" and self._ids:
                yield from self._linked(node.text)
            elif node.type in _NO_TERMS or not node.children:
                yield node
            else:
                yield replace(node, children=tuple(self.all(node.children)))

    def _linked(self, text: str) -> Iterator[Node]:
        done = 0
        for found in self._term.finditer(text):
            target = self._ids.pop(_key(found[0]), None)
            if target is None:
                continue
            if done < found.start():
                yield Node("text", text=text[done : found.start()])
            yield Node("link", (Node("text", text=found[0]),), target=f"#{target}", mark="term")
            done = found.end()
        if done < len(text):
            yield Node("text", text=text[done:])


def _key(term: str) -> str:
    return term if term.isupper() else term.lower()


def ids_of(nodes: Iterable[Node]) -> Iterator[str]:
    """Every id that a link may lead to."""
    for node in nodes:
        if node.type in {"heading", "anchor"} and node.target:
            yield node.target
        yield from ids_of(node.children)


def within(nodes: Iterable[Node], ids: Container[str]) -> tuple[Node, ...]:
    """The nodes without the links to ids that are not there: a term may stand where no anchor can."""

    def kept(node: Node) -> Node:
        if not node.children:
            return node
        lost = node.type == "link" and node.target.startswith("#") and node.target[1:] not in ids
        return replace(node, target="" if lost else node.target, children=tuple(map(kept, node.children)))

    return tuple(map(kept, nodes))
