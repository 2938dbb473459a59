"""wb's own table of the diff engine's checks: every id of a supported version, and what level it has in wb.

``bench/oasdiff_checks.py`` writes it from the engines themselves and from ``schemas/oasdiff/levels.json``.
"""

from typing import Literal

import msgspec

from wb import resources

Level = Literal["info", "warning", "error"]


class Check(msgspec.Struct, frozen=True):
    """One kind of change.

    Args:
        summary: what changed, without a capital and a full stop.
        level: in wb.
        oldest: the level in the oldest supported engine; None where it does not know the check.
        newest: the level in the newest supported engine.
        direction: ``request``, ``response`` or ``none``.
        area: the part of the contract.
        kind: what sort of thing changed, such as ``existence`` or ``constraints``.
        effect: whether what is allowed ``narrows`` or ``widens``; ``none`` on the wire; else ``unknown``.
        why: why wb judges it otherwise than the engine, where it does.
    """

    summary: str
    level: Level
    oldest: Level | None
    newest: Level | None
    direction: str
    area: str = ""
    kind: str = ""
    effect: str = "unknown"
    why: str = ""


class Table(msgspec.Struct, frozen=True):
    """All checks by id, and the engine versions that they were read from."""

    oldest: str
    newest: str
    checks: dict[str, Check]


TABLE = msgspec.json.decode(resources.schema("oasdiff/checks.json"), type=Table)
