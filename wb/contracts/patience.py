"""How long wb itself may think about one contract: a stranger's pull request could bring one for hours.

What is counted is the processor's time, not the clock's: a busy machine is no reason to give up, and the diff
engine has a limit of its own. Every loop that can grow faster than the contract asks here at each step.
"""

import contextlib
import os
import time
from collections.abc import Iterator
from contextvars import ContextVar

from wb.errors import TimeLimitError, ToolError

LIMIT = 300.0
"""Seconds for one comparison; ``WB_CONTRACT_TIMEOUT`` sets another limit."""

_NAME = "WB_CONTRACT_TIMEOUT"
_ending: ContextVar[tuple[float, str]] = ContextVar("ending", default=(float("inf"), ""))
"""Until when, by the clock of the thread, and about which file."""


@contextlib.contextmanager
def patience(path: str) -> Iterator[None]:
    """Let what is done inside take as long as it may.

    Raises:
        TimeLimitError: it took longer.
        ToolError: the limit that the environment sets is no number.
    """
    token = _ending.set((time.thread_time() + _limit(), path))
    try:
        yield
    finally:
        _ending.reset(token)


def go_on() -> None:
    """Say that there is a step still to do.

    Raises:
        TimeLimitError: the time for it is over.
    """
    end, path = _ending.get()
    if time.thread_time() > end:
        raise TimeLimitError(
            f"{path}: takes more than {_limit():g} seconds to compare, so nothing can be said of it.",
            f"Its schemas refer to each other in too many ways: split it, or allow more with {_NAME}.",
        )


def _limit() -> float:
    given = os.environ.get(_NAME)
    try:
        return float(given or LIMIT)
    except ValueError as error:
        raise ToolError(
            f"{_NAME} is {given!r}, which is no number of seconds.",
            "Unset it, or set it to a number such as 300.",
        ) from error
