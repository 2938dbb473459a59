"""Which things to move so that a sequence is in order."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any


def out_of_order(keys: Sequence[Any]) -> list[int]:
    """The indexes of the fewest keys whose move puts all in order; equal keys are in order.

    The others are a longest subsequence that does not fall (patience sorting).
    """
    tails: list[Any] = []  # the lowest key that ends a run of each length
    ends: list[int] = []  # the index at which it stands
    before: list[int | None] = []  # the index before each in its run
    for index, key in enumerate(keys):
        length = bisect_right(tails, key)
        before.append(ends[length - 1] if length else None)
        tails[length : length + 1], ends[length : length + 1] = [key], [index]
    kept: set[int] = set()
    at = ends[-1] if ends else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return [index for index in range(len(keys)) if index not in kept]
