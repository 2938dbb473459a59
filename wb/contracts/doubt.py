"""A second opinion on what the diff engine takes for a break in a schema.

The engine compares keyword by keyword and in its own notation: a list of values that is dropped looks like
values that were removed, a limit that became exclusive like one that was set. wb compares the schemas itself.
Where it finds that all that clients send is still accepted, or that they receive nothing new, there is no
break. When in doubt the engine is believed.
"""

from collections.abc import Iterator, Sequence

from wb.contracts.differences import Difference, differences
from wb.contracts.grammar import kind_below
from wb.contracts.model import Comparison, pointer
from wb.contracts.spot import Place, Spot
from wb.contracts.table import Check
from wb.contracts.walk import Pair

_OF_THE_SCHEMA = ("constraints", "structure", "type", "values")
_OF_ITS_OWNER = ("existence", "requiredness", "mutability")
"""Kinds of change that are said of a property by the schema that has it."""

_TURNED = frozenset(("not", "if", "then", "else"))
"""Below these, accepting more may mean accepting less."""

_SENT = {"request": True, "response": False}


class Opinion:
    """What wb's own comparison says about places in the schemas of two contracts."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._roots = [Spot(side, side.data) for side in (comparison.base, comparison.revision)]
        self._sound: set[tuple[str, str, bool]] = set()
        self._known: dict[tuple[str, str], tuple[list[Difference], list[Pair]]] = {}

    def doubts(self, check: Check, place: Place) -> bool:
        """Whether no client notices what the engine reports.

        Args:
            check: what it reports.
            place: where, in the contracts as they are compared.
        """
        of_owner = check.area == "schema" and check.kind in _OF_ITS_OWNER
        if not _is_compared(check) or _TURNED & {*place}:
            return False
        schemas = list(self._schemas(place))
        if not schemas:
            return False
        pair = schemas[-2 if of_owner and len(schemas) > 1 else -1]
        return self._is_sound(pair, sent_by_client=_SENT[check.direction])

    def _schemas(self, place: Place) -> Iterator[Pair]:
        """The schemas on the way to a place, as far as both sides have them."""
        spots: Sequence[Spot] = self._roots
        kind: str | None = "root"
        for token in place:
            below = [spot.below(token) for spot in spots]
            kind = kind_below(kind, token) if kind else None
            if None in below or kind is None:
                return
            spots = [spot for spot in below if spot]
            if kind == "schema":
                base, revision = spots
                at, revised_at = pointer(*base.place), pointer(*revision.place)
                yield Pair(self._comparison, base.node, revision.node, at, revised_at, at)

    def _is_sound(self, pair: Pair, *, sent_by_client: bool) -> bool:
        """Whether nothing breaks in two schemas and all that they refer to."""
        waiting, seen = [pair], set()
        while waiting:
            pair = waiting.pop()
            key = (pair.base_at, pair.revision_at, sent_by_client)
            if key in seen or key in self._sound:
                continue
            seen.add(key)
            found, referred = self._differences(pair)
            if any(it.breaks(sent_by_client=sent_by_client) for it in found):
                return False
            waiting += referred
        self._sound |= seen
        return True

    def _differences(self, pair: Pair) -> tuple[list[Difference], list[Pair]]:
        key = (pair.base_at, pair.revision_at)
        if key not in self._known:
            self._known[key] = differences(pair)
        return self._known[key]


def _is_compared(check: Check) -> bool:
    """Whether it is a break in a schema, by keywords that wb compares itself."""
    if check.level == "info" or check.direction not in _SENT or "extensible" in check.summary:
        return False
    return check.kind in _OF_THE_SCHEMA or (check.area == "schema" and check.kind in _OF_ITS_OWNER)
