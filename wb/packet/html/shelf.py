"""What the chapters of a packet share while it is written."""

from collections.abc import Set
from dataclasses import dataclass, field


@dataclass(slots=True)
class Shelf:
    """The ids of the page, and the room that is left in it.

    Args:
        ids: those that a link may lead to.
        room: bytes that images may still take. One image can be shown a thousand times.
        taken: the ids that are written already: each stands once in a page.
    """

    ids: Set[str]
    room: int
    taken: set[str] = field(default_factory=set)

    def claim(self, name: str) -> str | None:
        """The id; None when it is taken or empty."""
        if not name or name in self.taken:
            return None
        self.taken.add(name)
        return name
