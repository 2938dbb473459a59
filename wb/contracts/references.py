"""What is wrong with the references within a contract, which its meta-schema cannot see."""

from collections.abc import Iterator, Mapping
from typing import Any

from wb.contracts.grammar import GRAMMAR, SECTIONS, children, kind_below
from wb.contracts.graphs import cycles
from wb.contracts.model import pointer, tokens
from wb.contracts.origin import find, place_of

Place = tuple[str, ...]


_COMPOSING = ("allOf", "oneOf", "anyOf")


def faults(data: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Place and wording of each reference to a node of another kind, or in a circle of references."""
    found = list(_references(data, "root", ()))
    circles = cycles(_composition(data, {ref for _, _, ref in found}))
    for at, kind, ref in found:
        circle = circles.get(pointer(*place_of(ref)))
        if circle is not None and circle == circles.get(pointer(*_whole(at))):
            yield (*at, "$ref"), f"{ref} leads back to the schema that it is a part of"
        elif message := _misdirected(ref, kind):
            yield (*at, "$ref"), message


def _references(node: Any, kind: str, at: Place) -> Iterator[tuple[Place, str, str]]:
    """The references in a node of that kind: where, to what kind of node, and what they say."""
    ref = node.get("$ref") if isinstance(node, dict) else None
    if isinstance(ref, str) and ref.startswith("#/"):
        yield at, kind, ref
    for key, child, below in children(node, kind):
        if isinstance(child, dict | list):
            yield from _references(child, below, (*at, key))


def _composition(data: Mapping[str, Any], refs: set[str]) -> dict[str, set[str]]:
    """What the nodes that are referred to are made of: pointers by pointer."""
    graph: dict[str, set[str]] = {}
    waiting = {pointer(*place_of(ref)) for ref in refs}
    while waiting:
        at = waiting.pop()
        graph[at] = {pointer(*place_of(ref)) for ref in _parts(find(data, tokens(at)))}
        # Not by difference: that would go through all that was found, each time.
        waiting.update(part for part in graph[at] if part not in graph)
    return graph


def _parts(node: Any) -> Iterator[str]:
    """The references that a node stands for, or is composed of."""
    if not isinstance(node, Mapping):
        return
    if isinstance(ref := node.get("$ref"), str):
        yield ref
    for key in _COMPOSING:
        members = node.get(key)
        for member in members if isinstance(members, list) else ():
            yield from _parts(member)


def _whole(at: Place) -> Place:
    """The place of the schema that is composed of what stands at a place."""
    while len(at) > 2 and at[-2] in _COMPOSING:
        at = at[:-2]
    return at


def _misdirected(ref: str, kind: str) -> str:
    found: str | None = "root"
    place = place_of(ref)
    for token in place:
        found = kind_below(found, token) if found else None
    if kind not in SECTIONS or found in (None, kind) or (found in GRAMMAR and found not in SECTIONS):
        return ""
    expected = f"one of {SECTIONS[kind]} is expected here"
    return f"{expected}, and {ref} is {f'one of {SECTIONS[found]}' if found in SECTIONS else 'none'}"
