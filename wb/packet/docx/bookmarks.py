"""Bookmarks: the names under which the places that links lead to are known to Word."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wb.documents.node import Node

LONGEST = 40
"""Characters of a name. Word refuses a file with longer ones."""

_UNFIT = re.compile(r"[^A-Za-z0-9_]")


@dataclass(slots=True)
class Bookmarks:
    """The names in one packet.

    Args:
        names: by the id of the heading or anchor; Word does not tell upper case from lower.
        used: the ids whose bookmark stands already.
    """

    names: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, nodes: Iterable[Node]) -> "Bookmarks":
        """Names for all ids among the nodes and in them."""
        names: dict[str, str] = {}
        taken: set[str] = set()
        for target in _targets(nodes):
            if target not in names:
                names[target] = _name(target, taken)
                taken.add(names[target].lower())
        return cls(names)

    def first(self, target: str) -> str:
        """The name of a place, the first time that it is asked for; then empty: a name stands once."""
        if target in self.used or target not in self.names:
            return ""
        self.used.add(target)
        return self.names[target]

    def named(self, target: str) -> str:
        """The name of the place that a target such as ``#id`` leads to; empty where there is none."""
        return self.names.get(target[1:], "") if target.startswith("#") else ""


def _targets(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if node.type in {"heading", "anchor"} and node.target:
            yield node.target
        yield from _targets(node.children)


def _name(target: str, taken: set[str]) -> str:
    """Letters, digits and underscores, a letter first."""
    name = _UNFIT.sub("_", target)
    name = name if name[0].isalpha() else f"b_{name}"
    turn = 0
    while len(name) > LONGEST or name.lower() in taken:
        digest = hashlib.sha256(f"{turn} {target}".encode(errors="surrogatepass")).hexdigest()[:8]
        name, turn = f"{name[: LONGEST - 9]}_{digest}", turn + 1
    return name
