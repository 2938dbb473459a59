"""Finds the place in a contract as written that a place in its normal form came from.

No table is kept while normalising: the contract as written is walked beside the pointer, and where the
normal form has taken a wrapper away, the walk looks inside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from wb.contracts.model import METHODS, pointer, tokens

Node = Any
Place = tuple[str, ...]

IGNORED_HEADERS = ("accept", "content-type", "authorization")
"""Header parameters that OpenAPI tells everybody to ignore."""

WRAPPERS = ("allOf", "oneOf", "anyOf")
LONGEST_CHAIN = 50
"""More references or wrappers in a row than this are not followed."""


def find(spec: Node, place: Sequence[str], deepest: int = LONGEST_CHAIN) -> Node:
    """The node at a place, None where there is none. References on the way are followed."""
    node = spec
    for token in place:
        while isinstance(node, Mapping) and token not in node and isinstance(node.get("$ref"), str):
            deepest -= 1
            node = find(spec, place_of(node["$ref"]), deepest) if deepest > 0 else None
        node = _child(node, token)
    return node


def _left(way: tuple[int, Place]) -> int:
    return way[0]


def place_of(ref: str) -> Place:
    """The place that a reference within the contract points at; it may be percent-encoded, as in a URL."""
    return tokens(unquote(ref.removeprefix("#")))


def reference_to(schema: str) -> str:
    """The reference to a schema component."""
    return "#" + pointer("components", "schemas", schema)


def _child(node: Node, token: str) -> Node:
    if isinstance(node, Mapping):
        return node.get(token)
    if isinstance(node, list) and token.isdecimal() and int(token) < len(node):
        return node[int(token)]
    return None


def resolved(spec: Node, node: Node) -> Node:
    """What a node stands for, where it is a reference."""
    for _ in range(LONGEST_CHAIN):
        if not (isinstance(node, Mapping) and isinstance(node.get("$ref"), str)):
            break
        node = find(spec, place_of(node["$ref"]))
    return node


def parameters(spec: Node, item: Mapping[str, Any], method: str) -> list[tuple[Place, Node]]:
    """The parameters in force for an operation and where they stand below the path item.

    Those of the operation come first, then those of the path that it does not override.
    """
    found: dict[tuple[str, str], tuple[Place, Node]] = {}
    for where, owner in (((method, "parameters"), item.get(method)), (("parameters",), item)):
        listed = owner.get("parameters") if isinstance(owner, Mapping) else None
        for index, node in enumerate(listed if isinstance(listed, list) else ()):
            key = parameter_key(resolved(spec, node))
            if key not in found and not (key[0] == "header" and key[1] in IGNORED_HEADERS):
                found[key] = ((*where, str(index)), node)
    return list(found.values())


def parameter_key(parameter: Node) -> tuple[str, str]:
    """What tells parameters apart: place and name; headers whatever their case."""
    if not isinstance(parameter, Mapping):
        return ("", "")
    where, name = str(parameter.get("in")), str(parameter.get("name"))
    return (where, name.lower() if where == "header" else name)


def media_name(written: str) -> str:
    """A media type in one spelling; JSON is always UTF-8, so that this need not be said."""
    kind, *rest = (part.strip() for part in written.lower().split(";"))
    json = kind == "application/json" or kind.endswith("+json")
    extra = [part.replace('"', "") for part in rest if part]
    return "; ".join([kind, *sorted(part for part in extra if not (json and part == "charset=utf-8"))])


@dataclass(frozen=True, slots=True)
class Origin:
    """Turns pointers into a contract's normal form into pointers into the contract as written.

    Args:
        spec: the contract as written.
        sources: by name of a schema that is not called so there, the reference that it came from.
    """

    spec: Mapping[str, Any]
    sources: Mapping[str, str]

    def renamed(self, names: Mapping[str, str]) -> "Origin":
        """The same after schemas have been renamed: new names by old ones."""
        moved = {new: self.sources.get(old, reference_to(old)) for old, new in names.items()}
        return replace(self, sources={**self.sources, **moved})

    def __call__(self, at: str) -> str:
        """The pointer as written; that of the nearest ancestor where the thing itself is not written."""
        return pointer(*self._deepest(self.spec, (), tokens(at), set())[1])

    def _deepest(
        self, node: Node, place: Place, rest: Place, seen: set[tuple[Place, int]]
    ) -> tuple[int, Place]:
        """How many tokens are left at the end of the way that leads furthest, and where it ends."""
        best = (len(rest), place)
        if not rest or (place, len(rest)) in seen:
            return best
        seen.add((place, len(rest)))
        if step := self._step(node, place, rest):
            child, below, used = step
            best = min(best, self._deepest(child, below, rest[used:], seen), key=_left)
        for inner, inside in self._inside(node, place) if best[0] else ():
            best = min(best, self._deepest(inner, inside, rest, seen), key=_left)
        return best

    def _step(self, node: Node, place: Place, rest: Place) -> tuple[Node, Place, int] | None:
        """One step down as the pointer says: the child, its place, and how many tokens that took."""
        key = rest[0]
        if place == ("components", "schemas") and key in self.sources:
            target = place_of(self.sources[key])
            return find(self.spec, target), target, 1
        if key == "parameters" and len(rest) > 1 and place[-1:] and place[-1] in METHODS:
            return self._parameter(place, rest[1])
        if place[-1:] == ("content",) and isinstance(node, Mapping):
            key = next((written for written in node if media_name(written) == key), key)
        child = _child(node, key)
        return None if child is None else (child, (*place, key), 1)

    def _parameter(self, place: Place, index: str) -> tuple[Node, Place, int] | None:
        item = resolved(self.spec, find(self.spec, place[:-1]))
        found = parameters(self.spec, item, place[-1]) if isinstance(item, Mapping) else []
        if not (index.isdecimal() and int(index) < len(found)):
            return None
        where, node = found[int(index)]
        return node, (*place[:-1], *where), 2

    def _inside(self, node: Node, place: Place) -> Iterator[tuple[Node, Place]]:
        """What a node may have lost on its way into normal form: a reference, a wrapper."""
        if not isinstance(node, Mapping):
            return
        if isinstance(ref := node.get("$ref"), str):
            target = place_of(ref)
            yield find(self.spec, target), target
        for wrapper in WRAPPERS:
            members = node.get(wrapper)
            for index, member in enumerate(members if isinstance(members, list) else ()):
                yield member, (*place, wrapper, str(index))
