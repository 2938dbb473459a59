"""Reads the document kinds that come with wb. A kind is data: one JSON file each under ``schemas/kinds/``."""

from collections.abc import Collection, Mapping
from functools import cache

import msgspec

from wb import resources
from wb.documents.kind import Kind
from wb.errors import UsageError
from wb.suggest import did_you_mean

BUILTIN = ("prfaq", "narrative", "experience", "manual", "glossary", "review", "letter")
"""The kinds that come with wb, in the order of lists."""


@cache
def builtin_kinds() -> Mapping[str, Kind]:
    """The kinds that come with wb, by name."""
    return {name: msgspec.json.decode(resources.schema(f"kinds/{name}.json"), type=Kind) for name in BUILTIN}


def all_kinds(own: Mapping[str, Kind]) -> Mapping[str, Kind]:
    """The kinds that come with wb and an organisation's own; one of the same name replaces."""
    return {**builtin_kinds(), **own}


def known(name: str, kinds: Collection[str]) -> str:
    """The name, checked.

    Raises:
        UsageError: there is no such kind.
    """
    if name not in kinds:
        raise UsageError(
            f"There is no document kind {name!r}.{did_you_mean(name, kinds)}", f"Kinds: {', '.join(kinds)}."
        )
    return name
