"""Ways down into a contract, each worked out once: a run asks for the same places thousands of times."""

from typing import Any, Optional

from wb.contracts.model import Contract

Place = tuple[str, ...]


class Spot:
    """A node of a contract and how to get there; references are followed on the way.

    Parameters can be asked for by ``in:name``, values of a list by themselves, headers in any case: such
    names stay right when something is inserted before.

    Args:
        contract: the contract.
        node: the node, as it stands there.
        key: its key in the contract as JSON has it: for an item of a list, its number.
        parent: the spot above; None for the root.
    """

    __slots__ = ("_below", "contract", "key", "node", "parent")

    def __init__(self, contract: Contract, node: Any, key: str = "", parent: Optional["Spot"] = None) -> None:
        self.contract = contract
        self.node = contract.resolve(node)
        self.key = key
        self.parent = parent
        self._below: dict[str, Spot | None] = {}

    def below(self, token: str) -> Optional["Spot"]:
        """The spot one step down, None where there is nothing."""
        if token not in self._below:
            key = self._key(token)
            self._below[token] = None if key is None else Spot(self.contract, self._at(key), key, self)
        return self._below[token]

    def nearest(self, place: Place) -> tuple["Spot", bool]:
        """The deepest spot on the way down to a place, and whether it is the place itself."""
        spot = self
        for token in place:
            below = spot.below(token)
            if below is None:
                return spot, False
            spot = below
        return spot, True

    @property
    def place(self) -> Place:
        """The keys from the root to here."""
        keys: list[str] = []
        spot = self
        while spot.parent is not None:
            keys.append(spot.key)
            spot = spot.parent
        return tuple(reversed(keys))

    def _at(self, key: str) -> Any:
        return self.node[int(key)] if isinstance(self.node, list) else self.node[key]

    def _key(self, token: str) -> str | None:
        if isinstance(self.node, dict):
            return token if token in self.node else _in_other_case(self.node, token)
        if isinstance(self.node, list):
            return self._index(token)
        return None

    def _index(self, token: str) -> str | None:
        for index, item in enumerate(self.node):
            found = self.contract.resolve(item)
            name = f"{found.get('in')}:{found.get('name')}" if isinstance(found, dict) else str(found)
            if token.lower() == name.lower() or (isinstance(item, dict) and token == item.get("$ref")):
                return str(index)
        return token if token.isdecimal() and int(token) < len(self.node) else None


def _in_other_case(node: dict[str, Any], token: str) -> str | None:
    return next((key for key in node if key.lower() == token.lower()), None)
