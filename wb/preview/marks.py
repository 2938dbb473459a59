"""Marks in the text where findings are. Pure."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from wb.documents.node import Node
from wb.findings import Finding, Severity
from wb.packet.model import Chapter

SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "●"}
"""What tells the levels apart, besides colour."""

_GROUP = "marks:"
_HOLDS_TEXT = frozenset(("paragraph", "heading", "term", "cell", "code_block"))


def place(number: int) -> str:
    """The id of the place in the text that a finding is about."""
    return f"at:{number}"


def entry(number: int) -> str:
    """The id of a finding in the list."""
    return f"finding:{number}"


def marked(
    chapters: Iterable[Chapter], findings: Sequence[Finding]
) -> tuple[tuple[Chapter, ...], Mapping[int, str]]:
    """The chapters with a mark where each finding is, and the id to go to by the finding's number, from 1.

    A finding about a whole file, or about a line that shows nothing, leads to the start of its chapter.
    """
    done = list(chapters)
    targets: dict[int, str] = {}
    for number, finding in enumerate(findings, 1):
        own = [at for at, chapter in enumerate(done) if chapter.path == finding.location.path]
        if not own:
            continue
        targets[number] = done[own[0]].name
        for at in own:
            nodes = _with(done[at].nodes, finding.location.line or 0, _mark(number, finding.severity))
            if nodes is not None:
                done[at] = dataclasses.replace(done[at], nodes=nodes)
                targets[number] = place(number)
                break
    return tuple(done), targets


def _mark(number: int, severity: Severity) -> Node:
    sign = Node("text", text=f"{SIGNS[severity]}{number}")
    return Node(
        "anchor",
        (Node("link", (sign,), target=f"#{entry(number)}", mark=severity.label),),
        target=place(number),
    )


def _with(nodes: Sequence[Node], line: int, mark: Node) -> tuple[Node, ...] | None:
    """The nodes with the mark in the innermost one on that line; None where there is none."""
    for at, node in enumerate(nodes):
        if node.line and node.line <= line <= node.end_line and (opened := _opened(node, line, mark)):
            return (*nodes[:at], opened, *nodes[at + 1 :])
    return None


def _opened(node: Node, line: int, mark: Node) -> Node | None:
    if node.type in _HOLDS_TEXT:
        return replace(node, children=_headed(node, mark))
    children = _with(node.children, line, mark) or _at_first(node.children, line, mark)
    return replace(node, children=children) if children else None


def _headed(node: Node, mark: Node) -> tuple[Node, ...]:
    """What is in a node, behind its marks: one group of them, so that they do not cover each other."""
    inside = node.children or ((Node("text", text=node.text),) if node.text else ())
    if inside and inside[0].type == "anchor" and inside[0].target.startswith(_GROUP):
        return (replace(inside[0], children=(*inside[0].children, mark)), *inside[1:])
    return (Node("anchor", (mark,), target=f"{_GROUP}{mark.target}"), *inside)


def _at_first(nodes: Sequence[Node], line: int, mark: Node) -> tuple[Node, ...] | None:
    """The nodes with the mark in the first that can have one: not everything inside a block has lines."""
    for at, node in enumerate(nodes):
        if opened := _opened(node, line, mark):
            return (*nodes[:at], opened, *nodes[at + 1 :])
    return None
