"""Which contract that is gone became which one that is new."""

from collections.abc import Iterator, Mapping, Sequence

from wb import git
from wb.contracts.load import load
from wb.contracts.model import METHODS
from wb.contracts.snapshot import Sides, Snapshot
from wb.errors import InputError

ALIKE = 0.5
"""The share of a contract's operations that its successor has to have."""


def moves(sides: Sides, gone: Sequence[str], new: Sequence[str], named: Mapping[str, str]) -> dict[str, str]:
    """The new path by the old one: as wb.toml says, else as git sees it, else by what the contracts offer.

    Args:
        sides: the repository before and after.
        gone: paths of contracts that are no more.
        new: paths of contracts that were not there.
        named: where wb.toml now has the contract that it had at a path.
    """
    found: dict[str, str] = {}
    if not gone or not new:
        return found
    for proposed in (named.items(), _seen_by_git(sides), _alike(sides, gone, new)):
        for before, after in proposed:
            if before in gone and after in new and before not in found and after not in found.values():
                found[before] = after
    return found


def _seen_by_git(sides: Sides) -> Iterator[tuple[str, str]]:
    yield from git.renames(sides.head.root, sides.commit, staged=sides.staged).items()


def _alike(sides: Sides, gone: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of contracts that have most operations in common, the most alike first."""
    before = {path: _operations(sides.base, path) for path in gone}
    after = {path: _operations(sides.head, path) for path in new}
    scored = [
        (len(offered & after[other]) / len(offered), path, other)
        for path, offered in before.items()
        for other in after
        if offered
    ]
    for share, path, other in sorted(scored, key=lambda pair: (-pair[0], pair[1:])):
        if share >= ALIKE:
            yield path, other


def _operations(snapshot: Snapshot, path: str) -> set[tuple[str, str]]:
    """What a contract offers; nothing where it cannot be read, which is then said elsewhere."""
    try:
        data = load(snapshot, path, path).data
    except (InputError, FileNotFoundError):
        return set()
    items = data.get("paths")
    if not isinstance(items, Mapping):
        return set()
    return {
        (name, method)
        for name, item in items.items()
        if isinstance(item, Mapping)
        for method in METHODS
        if method in item
    }
