"""``x-sunset``: the day after which something deprecated may go."""

from collections.abc import Mapping
from datetime import date
from typing import Any

KEY = "x-sunset"


def sunset(node: Mapping[str, Any]) -> date | None:
    """The day that a node announces, as a date or a time; None where there is none that can be read."""
    try:
        return date.fromisoformat(str(node.get(KEY, ""))[:10])
    except ValueError:
        return None
