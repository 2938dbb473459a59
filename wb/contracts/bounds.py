"""Limits of numbers: ``minimum`` and ``maximum`` with what is exclusive, taken together."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from wb.contracts.effects import Effect

_KEYWORDS = {
    "minimum": (("minimum", 0), ("exclusiveMinimum", 1)),
    "maximum": (("maximum", 0), ("exclusiveMaximum", -1)),
}


class Bound(NamedTuple):
    """The limit that holds, in the order of the numbers: what is exclusive lies a step further inside."""

    value: float
    step: int
    keyword: str


def bound(schema: Mapping[str, Any], plain: str) -> Bound | None:
    """The stricter one of the limits that a schema sets; None where it sets none.

    Args:
        schema: in normal form, so that exclusive limits are numbers.
        plain: ``minimum`` or ``maximum``.
    """
    found = [
        Bound(value, step, keyword)
        for keyword, step in _KEYWORDS[plain]
        if isinstance(value := schema.get(keyword), int | float) and not isinstance(value, bool)
    ]
    return (max if plain == "minimum" else min)(found, default=None)


def compared(plain: str, before: Bound | None, after: Bound | None) -> Effect | None:
    """What becomes of the numbers that are accepted; None where nothing does."""
    if before is None or after is None:
        return None if before is after else Effect.NARROWS if before is None else Effect.WIDENS
    if before[:2] == after[:2]:
        return None
    rises = after[:2] > before[:2]
    return Effect.NARROWS if rises is (plain == "minimum") else Effect.WIDENS
