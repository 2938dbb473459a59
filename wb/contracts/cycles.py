"""Cuts schemas that refer to themselves, so that the diff engine says of each what changed, once.

Until 1.33 oasdiff unrolls such schemas in an order that differs from run to run: the same two files give
thousands of findings, or hundreds of thousands, and never the same. Since then it ends, and repeats a change
for every way that leads to it. A reference within a cycle of either side is therefore replaced, on both, by a
type of the schema's name: what leads there stays comparable, and what is there is compared by an operation
made for it, unless a real one has it in sight. The answer is the same with every supported engine.

How to use it: give the engine ``base`` and ``revision`` of what :func:`cut` returns. What it then says of a
path in :attr:`Cut.recursive` is about the schema itself; :meth:`Cut.real` turns a pointer into the cut
contracts into one into the contracts that were given.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from wb.contracts.graphs import Graph, cycles, reachable
from wb.contracts.model import METHODS, pointer, tokens
from wb.contracts.origin import place_of, reference_to
from wb.contracts.walk import mapping

Spec = Mapping[str, Any]
Edge = tuple[str, str]
"""A component and one that it refers to, both as references."""

_SCHEMAS = "#/components/schemas/"
_ANSWERED = re.compile(
    r" (?:for|from|to) (?:the )?(?:response )?(?:body )?(?:for |with )?(?:the )?(?:status `200`|`200` status)"
)
"""How the engine speaks of the response that is made for a schema."""


@dataclass(frozen=True, slots=True)
class Recursive:
    """A schema that is compared by an operation of its own.

    Args:
        name: the schema's name.
        direction: ``request`` or ``response``: who sends it.
    """

    name: str
    direction: str

    def told(self, text: str) -> str:
        """What the engine says of the operation, said of the schema."""
        return f"schema `{self.name}`, in a {self.direction}: {_ANSWERED.sub('', text)}"


@dataclass(frozen=True, slots=True)
class Cut:
    """Two contracts without cycles.

    Args:
        base: the base to give to the engine.
        revision: the revision to give to the engine.
        recursive: the schemas that made operations stand for, by path.
    """

    base: Spec
    revision: Spec
    recursive: Mapping[str, Recursive]

    def real(self, at: str) -> str:
        """The pointer into the contracts as they were given."""
        place = tokens(at)
        if len(place) < 2 or place[0] != "paths" or place[1] not in self.recursive:
            return at
        below = place[place.index("schema") + 1 :] if "schema" in place[2:] else ()
        return pointer("components", "schemas", self.recursive[place[1]].name, *below)


def cut(base: Spec, revision: Spec) -> Cut:
    """Replace references within cycles; contracts without cycles come back as they are.

    Args:
        base: a contract in normal form.
        revision: the same for the other side.
    """
    sides = (base, revision)
    graphs = [_graph(side) for side in sides]
    wide = [_graph(side, chosen=True) for side in sides]
    edges = _edges(*graphs)
    if not edges and graphs == wide:
        return Cut(base, revision, {})
    recursive = dict(_paths(_to_compare(sides, graphs, wide, edges), sides))
    return Cut(_without(base, edges, recursive), _without(revision, edges, recursive), recursive)


def _edges(old: Graph, new: Graph) -> set[Edge]:
    """The references to cut: within cycles, those to what both sides have.

    What only one side has may be written in place on the other, and has to be looked into. It is cut where it
    leads in circles by itself.
    """
    both = {ref: {*old.get(ref, ()), *new.get(ref, ())} for ref in old.keys() | new.keys()}
    shared = {(ref, to) for ref, to in _circular(both) if to in old and to in new}
    rest = {ref: [to for to in targets if (ref, to) not in shared] for ref, targets in both.items()}
    return shared | _circular(rest)


def _circular(graph: Graph) -> set[Edge]:
    number = cycles(graph)
    return {(ref, to) for ref in number for to in graph[ref] if number.get(to) == number[ref]}


def _graph(spec: Spec, *, chosen: bool = False) -> dict[str, set[str]]:
    sections = mapping(spec.get("components"))
    return {
        f"#{pointer('components', section, name)}": set(_refs(node, chosen=chosen))
        for section, nodes in sections.items()
        for name, node in mapping(nodes).items()
    }


def _refs(node: Any, *, chosen: bool) -> Iterator[str]:
    """Every reference below a node, as a key of the graph; ``chosen``: those of discriminators too."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            if isinstance(ref := node.get("$ref"), str):
                yield _key(ref)
            if chosen and "discriminator" in node:
                offered = mapping(mapping(node["discriminator"]).get("mapping"))
                yield from (_key(ref) for ref in offered.values() if isinstance(ref, str))
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def _key(ref: str) -> str:
    return f"#{pointer(*place_of(ref))}"


def _leads(graph: Graph, edges: set[Edge]) -> dict[str, list[str]]:
    """The graph without the references that are cut."""
    return {ref: [to for to in targets if (ref, to) not in edges] for ref, targets in graph.items()}


def _to_compare(
    sides: Sequence[Spec], graphs: Sequence[Graph], wide: Sequence[Graph], edges: set[Edge]
) -> list[Recursive]:
    """The schemas that both sides use in a direction and that no operation has in sight on both.

    They are behind a reference that is cut, or behind a discriminator: what inherits from a schema is sent in
    its place, though nothing refers to it.
    """
    found: list[Recursive] = []
    kept = [_leads(graph, edges) for graph in graphs]
    for direction in ("request", "response"):
        used = [
            reachable(chain.from_iterable(_roots(side, direction, chosen=True).values()), graph)
            for side, graph in zip(sides, wide, strict=True)
        ]
        seen = _in_sight([_roots(side, direction) for side in sides], kept)
        missed = sorted((used[0] & used[1] & wide[0].keys() & wide[1].keys()) - seen)
        found += [Recursive(tokens(ref)[-1], direction) for ref in missed if ref.startswith(_SCHEMAS)]
    return found


def _in_sight(roots: Sequence[Mapping[str, Iterable[str]]], graphs: Sequence[Graph]) -> set[str]:
    """The components that one operation leads to on both sides, for any operation."""
    found: set[str] = set()
    for operation in roots[0].keys() & roots[1].keys():
        sides = [reachable(of[operation], graph) for of, graph in zip(roots, graphs, strict=True)]
        found |= sides[0] & sides[1]
    return found


def _roots(spec: Spec, direction: str, *, chosen: bool = False) -> dict[str, list[str]]:
    """By operation: the references that it makes itself in requests or in responses."""
    keys = ("parameters", "requestBody") if direction == "request" else ("responses",)
    found = {}
    for path, item in mapping(spec.get("paths")).items():
        for method in METHODS:
            operation = mapping(mapping(item).get(method))
            found[f"{method} {path}"] = list(_refs([operation.get(key) for key in keys], chosen=chosen))
    return found


def _paths(found: Iterable[Recursive], sides: Sequence[Spec]) -> Iterator[tuple[str, Recursive]]:
    """A path for each, that no contract has."""
    prefix = "/recursive schemas"
    while any(path.startswith(prefix) for side in sides for path in mapping(side.get("paths"))):
        prefix += "'"
    for recursive in found:
        yield f"{prefix}/{recursive.direction}/{recursive.name}", recursive


def _without(spec: Spec, edges: set[Edge], recursive: Mapping[str, Recursive]) -> Spec:
    owners = {ref for ref, _ in edges}
    sections: dict[str, dict[str, Any]] = {}
    for section, nodes in mapping(spec.get("components")).items():
        for name, node in nodes.items():
            ref = f"#{pointer('components', section, name)}"
            sections.setdefault(section, {})[name] = _replaced(node, ref, edges) if ref in owners else node
    made = {path: _operation(it) for path, it in recursive.items()}
    return {**spec, "components": sections, "paths": {**mapping(spec.get("paths")), **made}}


def _replaced(node: Any, owner: str, edges: set[Edge]) -> Any:
    if isinstance(node, list):
        return [_replaced(item, owner, edges) for item in node]
    if not isinstance(node, Mapping):
        return node
    ref = node.get("$ref")
    if isinstance(ref, str) and (owner, _key(ref)) in edges:
        # Anything but a schema goes in circles by callbacks only, which the engine does not compare.
        return {"type": f"schema {tokens(_key(ref))[-1]}"} if _key(ref).startswith(_SCHEMAS) else {}
    return {key: _replaced(value, owner, edges) for key, value in node.items()}


def _operation(it: Recursive) -> dict[str, Any]:
    content = {"content": {"application/json": {"schema": {"$ref": reference_to(it.name)}}}}
    if it.direction == "request":
        return {"post": {"requestBody": content, "responses": {}}}
    return {"get": {"responses": {"200": content}}}
