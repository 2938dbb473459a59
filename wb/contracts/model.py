"""What a contract is and what changed between two of them: plain frozen data, no I/O.

Places inside a contract are JSON pointers (RFC 6901): ``/paths/~1pets/get``; the root is the empty string.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from wb.findings import Location

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The keys of a path item that hold operations."""


MANY = 1 << 16
"""Pointers that are kept: the same ones are taken apart and put together over and over."""


def pointer(*tokens: str | int) -> str:
    """The JSON pointer made of these unescaped tokens: ``pointer("paths", "/pets")`` is ``/paths/~1pets``."""
    return "".join(map(_escaped, tokens))


@lru_cache(MANY)
def _escaped(token: str | int) -> str:
    return "/" + str(token).replace("~", "~0").replace("/", "~1")


@lru_cache(MANY)
def tokens(at: str) -> tuple[str, ...]:
    """The unescaped tokens of a JSON pointer."""
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in at.split("/")[1:])


@dataclass(frozen=True, slots=True, eq=False)  # one is like no other: what is worked out is kept by it
class Contract:
    """One version of an OpenAPI description, read and self-contained.

    Args:
        name: what it is called in reports and fingerprints; the same for both sides of a comparison.
        path: the file that it was read from.
        data: its content as JSON-like data. Every ``$ref`` starts with ``#/``. In a comparison the data is in
            normal form, so that equivalent ways of writing the same promise look the same.
        version: the OpenAPI version, such as ``3.1.0``.
        locate: the place in the user's own file of a pointer into ``data``; of its nearest ancestor where
            the file does not spell the pointer out.
        files: the text of every file that it was read from, by path.
    """

    name: str
    path: str
    data: Mapping[str, Any]
    version: str
    locate: Callable[[str], Location]
    files: Mapping[str, str]

    def resolve(self, node: Any) -> Any:
        """What a node stands for: the target where it is a ``$ref``, else the node itself."""
        seen: set[str] = set()
        while isinstance(node, Mapping) and isinstance(ref := node.get("$ref"), str) and ref not in seen:
            seen.add(ref)
            node = self.at(unquote(ref.removeprefix("#")))
        return node

    def at(self, where: str) -> Any:
        """The node at a pointer, None where there is none."""
        node: Any = self.data
        for token in tokens(where):
            if isinstance(node, Mapping):
                node = node.get(token)
            elif isinstance(node, list) and token.isdecimal() and int(token) < len(node):
                node = node[int(token)]
            else:
                return None
        return node


@dataclass(frozen=True, slots=True)
class Change:
    """One difference that the diff engine reports.

    Args:
        check: the engine's id of the kind of change; the name of wb's rule for it.
        operation: ``GET /pets``; empty where the change is not about one operation.
        section: the part of the contract, such as ``paths`` or ``security``.
        text: what changed, in the engine's words.
        pointer: the most precise place of the change that is known, in the base where it is there.
        revision: that place in the revision's file; what is nearest where it was removed.
        base: that place in the base's file; None where the base has nothing like it.
    """

    check: str
    operation: str
    section: str
    text: str
    pointer: str
    revision: Location
    base: Location | None = None


@dataclass(frozen=True, slots=True)
class Violation:
    """Where the revision does not follow the OpenAPI specification. ``old`` when the base does not either."""

    location: Location
    pointer: str
    message: str
    old: bool


@dataclass(frozen=True, slots=True, eq=False)  # one is like no other: rules keep by it what they worked out
class Comparison:
    """Two versions of a contract and what differs: the subject of every contract rule.

    ``changes`` are the engine's, ``harmless`` those that it takes for breaks and that are none; rules of wb's
    own look at ``base.data`` and ``revision.data``. Operations
    that are alike on both sides, with all that they refer to, may be left out of both. ``obstacle`` is why
    an invalid contract could not be compared at all; empty when it was. ``engine`` is the version of the diff
    engine; empty where there was nothing for it to do.
    """

    name: str
    base: Contract
    revision: Contract
    changes: tuple[Change, ...] = ()
    harmless: tuple[Change, ...] = ()
    violations: tuple[Violation, ...] = ()
    obstacle: str = ""
    engine: str = ""

    @property
    def path(self) -> str:
        """The file that findings point at."""
        return self.revision.path
