"""Counts a place once, however many operations refer to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wb.contracts.walk import Pair


@dataclass(frozen=True, slots=True)
class Use:
    """A place outside the schemas and who uses it.

    Args:
        operation: the first that does, such as ``GET /pets``.
        part: what it is to the operation, such as ``query parameter `limit```.
        pair: the place.
        operations: all that do.
    """

    operation: str
    part: str
    pair: Pair
    operations: tuple[str, ...]

    @property
    def subject(self) -> str:
        """What a finding about it is about: the place itself where it is shared, else the operation's."""
        return (
            self.pair.name
            if self.pair.name.startswith("/components/")
            else f"{self.operation} {self.pair.name}"
        )

    @property
    def others(self) -> str:
        """How far a change goes, as the end of a message; empty where one operation is all."""
        count = len(self.operations)
        return f" {count} operations use it." if count > 1 else ""


def once(places: Iterable[tuple[str, str, Pair]]) -> Iterator[Use]:
    """Uses of (operation, part, place), each place once, in the order given."""
    users: dict[tuple[str, str], list[tuple[str, str, Pair]]] = {}
    for place in places:
        users.setdefault((place[2].base_at, place[2].revision_at), []).append(place)
    for group in users.values():
        operation, part, pair = group[0]
        yield Use(operation, part, pair, tuple(dict.fromkeys(name for name, _, _ in group)))
