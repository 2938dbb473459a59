"""Which alternatives of two choices belong together; the order of such a list means nothing."""

from collections.abc import Mapping
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
    """Alternatives that belong together: those of one name, then equal ones, then those of one shape."""
    left, right = list(range(len(before))), list(range(len(after)))
    pairs: list[tuple[int, int]] = []
    for same in (_same_name, _same_content, _same_shape):
        for index in list(left):
            other = next((other for other in right if same(before[index], after[other])), None)
            if other is not None:
                pairs.append((index, other))
                left.remove(index)
                right.remove(other)
    if len(left) == len(right) == 1 and not _told_apart(before[left[0]], after[right[0]]):
        pairs.append((left.pop(), right.pop()))
    return sorted(pairs), left, right


def opens(pair: Pair, keyword: str) -> bool:
    """Whether a choice on one side offers what stands alone on the other. Else it is a further condition."""
    if (keyword in pair.base) is (keyword in pair.revision):
        return False
    sides = [(pair.comparison.base, pair.base), (pair.comparison.revision, pair.revision)]
    (contract, choice), (_, alone) = sides if keyword in pair.base else reversed(sides)
    rest = {key: value for key, value in choice.items() if key not in (keyword, "discriminator")}
    return any({**rest, **mapping(contract.resolve(member))} == alone for member in choice[keyword])


def _same_name(one: Member, other: Member) -> bool:
    return bool(one.name) and one.name == other.name


def _same_content(one: Member, other: Member) -> bool:
    """A title binds nobody."""
    return bool(_untitled(one.content) == _untitled(other.content))


def _untitled(content: Any) -> Any:
    return {**content, "title": ""} if isinstance(content, Mapping) else content


def _same_shape(one: Member, other: Member) -> bool:
    """Whether they are objects with a property in common, or of one other type; a guess, then compared."""
    old, new = mapping(one.content), mapping(other.content)
    if _told_apart(one, other) or old.get("type") != new.get("type"):
        return False
    before, after = mapping(old.get("properties")), mapping(new.get("properties"))
    shared = [(mapping(before[name]), mapping(after[name])) for name in before if name in after]
    return all(map(_overlap, shared)) if shared else old.get("type") not in (None, "object")


def _overlap(values: tuple[Mapping[str, Any], Mapping[str, Any]]) -> bool:
    """A property that is never the same in both tells them apart."""
    old, new = (it.get("enum") for it in values)
    return not (isinstance(old, list) and isinstance(new, list)) or any(value in new for value in old)


def _told_apart(one: Member, other: Member) -> bool:
    return bool(one.name and other.name)
