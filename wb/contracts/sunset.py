"""``x-sunset``: the day after which something deprecated may go."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wb.contracts.model import Contract
from wb.contracts.release import operations

KEY = "x-sunset"


def end(contract: Contract) -> date | None:
    """The day after which a whole contract may go: its own, else the last one if every operation has one."""
    info = contract.data.get("info")
    for node in (contract.data, info if isinstance(info, Mapping) else {}):
        if day := sunset(node):
            return day
    days = [sunset(operation.node) for operation in operations(contract)]
    return max((day for day in days if day), default=None) if all(days) else None


def sunset(node: Mapping[str, Any]) -> date | None:
    """The day that a node announces, as a date or a time; None where there is none that can be read."""
    try:
        return date.fromisoformat(str(node.get(KEY, ""))[:10])
    except ValueError:
        return None
