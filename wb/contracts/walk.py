"""Walks two versions of a contract side by side: what stands at the same place in both.

Rules ask for operations, parameters, bodies and headers; every step follows references and matches what has
another name but the same meaning on the wire, such as a header in other letters or a renamed path parameter.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wb.contracts.model import METHODS, Comparison, Contract, pointer, tokens
from wb.contracts.origin import parameter_key, place_of
from wb.contracts.patience import go_on
from wb.findings import Problem, Related

Node = Any

_TEMPLATE = re.compile(r"\{([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Pair:
    """The same place in both versions.

    Args:
        comparison: the two contracts.
        base: what stands there in the base, references followed; None where there is nothing.
        revision: the same for the revision.
        base_at: the pointer of ``base``.
        revision_at: the pointer of ``revision``.
        name: a pointer that stays the same when lists are put in another order: for subjects.
    """

    comparison: Comparison
    base: Node
    revision: Node
    base_at: str
    revision_at: str
    name: str

    @property
    def in_both(self) -> bool:
        """Whether there is something to compare."""
        return self.base is not None and self.revision is not None

    def child(self, key: str | int, revised: str | int | None = None, name: str | None = None) -> "Pair":
        """One step down on both sides; ``revised`` is the key in the revision where it is another one."""
        go_on()
        other = key if revised is None else revised
        base_at, revision_at = self.base_at + pointer(key), self.revision_at + pointer(other)
        plain = (base_at, revision_at)
        base, base_at = _step(self.comparison.base, self.base, base_at, key)
        revision, revision_at = _step(self.comparison.revision, self.revision, revision_at, other)
        at = base_at if base is not None else revision_at
        return Pair(
            self.comparison,
            base,
            revision,
            base_at,
            revision_at,
            self.name + pointer(key if name is None else name) if at in plain else at,
        )

    def elsewhere(self, ref: str, revised: str) -> "Pair":
        """What references point at in the base and in the revision."""
        base_at, revision_at = pointer(*place_of(ref)), pointer(*place_of(revised))
        base, revision = self.comparison.base.at(base_at), self.comparison.revision.at(revision_at)
        return Pair(self.comparison, base, revision, base_at, revision_at, base_at)

    def all_keys(self) -> list[str]:
        """The keys of either side, those of the base first."""
        return [*dict.fromkeys([*mapping(self.base), *mapping(self.revision)])]

    def children(self) -> Iterator[tuple[str, "Pair"]]:
        """Every key of either side with what stands there."""
        for key in self.all_keys():
            yield key, self.child(key)

    def problem(self, message: str, subject: str, hint: str, keyword: str = "") -> Problem:
        """A problem at this place, with the place in the base beside it."""
        below = pointer(keyword) if keyword else ""
        base = self.comparison.base.locate(self.base_at + below)
        location = self.comparison.revision.locate(self.revision_at + below)
        return Problem(location, message, subject, hint, related=(Related(base, "in the base"),))


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation that both versions have.

    Args:
        name: such as ``GET /pets``; of a callback also whose it is.
        pair: the operation object.
        item: the path item around it.
        called_by_clients: False where the API calls its client, as in callbacks and webhooks: what it
            sends there is an answer to the client, and what comes back is a request.
    """

    name: str
    pair: Pair
    item: Pair
    called_by_clients: bool = True

    def parameters(self) -> Iterator[tuple[str, Pair]]:
        """Parameters of either side: ``query parameter `limit``` and the two parameter objects."""
        parent = self.pair.child("parameters")
        old = _parameters(self.pair.comparison.base, self.pair.base)
        new = _parameters(self.pair.comparison.revision, self.pair.revision, self.path_names())
        for key in dict.fromkeys([*old, *new]):
            where, name = key
            index, other = old.get(key, -1), new.get(key, -1)
            yield f"{where} parameter `{name}`", parent.child(index, other, f"{where}:{name}")

    def path_names(self) -> Mapping[str, str]:
        """The base's names of path parameters by the revision's: they are told apart by position."""
        old, new = (_TEMPLATE.findall(tokens(at)[-2]) for at in (self.pair.base_at, self.pair.revision_at))
        return dict(zip(new, old, strict=False))

    def body(self) -> Pair:
        """The request body."""
        return self.pair.child("requestBody")

    def responses(self) -> Iterator[tuple[str, Pair]]:
        """Responses of either side by status."""
        return self.pair.child("responses").children()

    def callbacks(self) -> Iterator["Operation"]:
        """The operations of callbacks that both versions have."""
        for name, callback in self.pair.child("callbacks").children():
            for _, item in callback.children():
                yield from _operations(item, f"callback {name} of {self.name}", called_by_clients=False)


def operations(comparison: Comparison) -> Iterator[Operation]:
    """The operations that both versions have; paths are the same whatever their parameters are called."""
    for path, item in paths(comparison):
        yield from _operations(item, path)


def paths(comparison: Comparison) -> Iterator[tuple[str, Pair]]:
    """The base's paths, with what the revision has of them."""
    parent = root(comparison).child("paths")
    shapes = {_TEMPLATE.sub("{}", path): path for path in mapping(parent.revision)}
    for path in mapping(parent.base):
        same = path if path in mapping(parent.revision) else shapes.get(_TEMPLATE.sub("{}", path), path)
        yield path, parent.child(path, same)


def webhooks(comparison: Comparison) -> Iterator[Operation]:
    """The operations of webhooks that both versions have."""
    for name, item in root(comparison).child("webhooks").children():
        yield from _operations(item, f"webhook {name}", called_by_clients=False)


def root(comparison: Comparison) -> Pair:
    """The two documents."""
    return Pair(comparison, comparison.base.data, comparison.revision.data, "", "", "")


def mapping(node: Node) -> Mapping[str, Any]:
    """The node where it is an object, else an empty one: contracts may be invalid."""
    return node if isinstance(node, dict) else {}


def _operations(item: Pair, of: str, *, called_by_clients: bool = True) -> Iterator[Operation]:
    for method in METHODS:
        pair = item.child(method)
        if isinstance(pair.base, Mapping) and isinstance(pair.revision, Mapping):
            yield Operation(f"{method.upper()} {of}", pair, item, called_by_clients)


def _step(contract: Contract, node: Node, at: str, key: str | int) -> tuple[Node, str]:
    """The node under a key, which is at a pointer, and where it really is: references are followed."""
    if isinstance(node, dict):
        node = node.get(key)
    else:
        found = isinstance(node, list) and isinstance(key, int) and 0 <= key < len(node)
        node = node[key] if found else None
    seen: set[str] = set()
    while isinstance(node, dict) and isinstance(ref := node.get("$ref"), str) and ref not in seen:
        seen.add(ref)
        at = pointer(*place_of(ref))
        node = contract.at(at)
    return node, at


def _parameters(
    contract: Contract, operation: Node, renamed: Mapping[str, str] | None = None
) -> dict[tuple[str, str], int]:
    """The places of an operation's parameters by what tells them apart."""
    found: dict[tuple[str, str], int] = {}
    listed = mapping(operation).get("parameters")
    for index, node in enumerate(listed if isinstance(listed, list) else ()):
        where, name = parameter_key(contract.resolve(node))
        found[where, (renamed or {}).get(name, name) if where == "path" else name] = index
    return found
