"""Which alternatives of two choices belong together; the order of such a list means nothing."""

from dataclasses import dataclass
from typing import Any

from wb.contracts.walk import Pair, mapping


@dataclass(frozen=True, slots=True)
class Member:
    """An alternative as it is written, and what it is."""

    written: Any
    content: Any

    @property
    def name(self) -> str:
        """What tells it apart whatever its place: its reference or title; empty where it has neither."""
        return str(mapping(self.written).get("$ref") or mapping(self.written).get("title") or "")

    def told(self, index: int) -> str:
        """Its name, or its number from 1."""
        return self.name.rsplit("/", 1)[-1] or str(index + 1)


def members(both: Pair) -> tuple[list[Member], list[Member]]:
    """The alternatives of either side; ``both`` is the two lists."""
    sides = ((both.comparison.base, both.base), (both.comparison.revision, both.revision))
    old, new = ([Member(it, contract.resolve(it)) for it in members or ()] for contract, members in sides)
    return old, new


def matched(before: list[Member], after: list[Member]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Alternatives that belong together: those of one name, then equal ones, then the last one of each."""
    left, right = list(range(len(before))), list(range(len(after)))
    pairs: list[tuple[int, int]] = []
    for same in (_same_name, _same_content):
        for index in list(left):
            other = next((other for other in right if same(before[index], after[other])), None)
            if other is not None:
                pairs.append((index, other))
                left.remove(index)
                right.remove(other)
    if len(left) == len(right) == 1 and not before[left[0]].name and not after[right[0]].name:
        pairs.append((left.pop(), right.pop()))
    return sorted(pairs), left, right


def _same_name(one: Member, other: Member) -> bool:
    return bool(one.name) and one.name == other.name


def _same_content(one: Member, other: Member) -> bool:
    return bool(one.content == other.content)
