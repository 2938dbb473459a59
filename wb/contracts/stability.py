"""``x-stability-level``: how firmly an operation is promised.

The diff engine leaves out what breaks in an operation that the revision calls alpha, so that a change could
hide its own break. It is therefore shown contracts without levels; what a level excuses is the policy's, and
the level that counts is the one that clients knew: the base's.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from wb.contracts.model import METHODS, Change, Comparison, Contract, pointer

KEY = "x-stability-level"
LEVELS = ("draft", "alpha", "beta", "stable")
"""From the loosest promise to the firmest; an operation without a level is as good as stable."""


def without_levels(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The contract's data without the levels of its operations."""
    if not any(KEY in operation for _, _, operation in _operations(data)):
        return data
    paths = {path: _item_without_levels(item) for path, item in data["paths"].items()}
    return {**data, "paths": paths}


def level(contract: Contract, operation: str) -> str:
    """The level of an operation such as ``GET /pets``; empty where it says none, or is not there."""
    method, _, path = operation.partition(" ")
    found = contract.at(pointer("paths", path, method.lower()))
    return str(found.get(KEY, "")) if isinstance(found, Mapping) else ""


def lowered(comparison: Comparison) -> Iterator[Change]:
    """Operations whose level is lower than it was, or is none, as the engine would report them."""
    for path, method, operation in _operations(comparison.revision.data):
        name = f"{method.upper()} {path}"
        before, after = level(comparison.base, name), str(operation.get(KEY, ""))
        if after and after not in LEVELS:
            text = f"the stability level {after!r} is none of {', '.join(LEVELS)}"
            yield _change(comparison, "api-invalid-stability-level", name, text)
        elif comparison.base.at(pointer("paths", path, method)) and _rank(after) < _rank(before):
            text = f"the stability level was lowered from {before or 'stable'} to {after}"
            yield _change(comparison, "api-stability-decreased", name, text)


def _rank(name: str) -> int:
    return LEVELS.index(name if name in LEVELS else "stable")


def _change(comparison: Comparison, check: str, operation: str, text: str) -> Change:
    method, _, path = operation.partition(" ")
    at = pointer("paths", path, method.lower(), KEY)
    return Change(
        check=check,
        operation=operation,
        section="paths",
        text=text,
        pointer=at,
        revision=comparison.revision.locate(at),
        base=comparison.base.locate(at),
    )


def _operations(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    paths = data.get("paths")
    for path, item in paths.items() if isinstance(paths, Mapping) else ():
        for method in METHODS if isinstance(item, Mapping) else ():
            if isinstance(operation := item.get(method), Mapping):
                yield path, method, operation


def _item_without_levels(item: Any) -> Any:
    if not isinstance(item, Mapping):
        return item
    return {key: _without_level(node) if key in METHODS else node for key, node in item.items()}


def _without_level(operation: Any) -> Any:
    if not isinstance(operation, Mapping):
        return operation
    return {key: node for key, node in operation.items() if key != KEY}
