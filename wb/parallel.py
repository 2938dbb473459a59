"""One function over many items, in as many processes as there are processors.

Forked, since that takes milliseconds and everything that is loaded comes along; where a system cannot
fork, or a library has started threads that would not come along, one process does it all.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from wb.errors import WbError
from wb.watch import watched

T = TypeVar("T")
R = TypeVar("R")
Outcome = tuple[list[R], Exception | None]
"""The results for a share of the items, up to the one where the function failed, if it did."""

SHARE = 20
"""Items that are worth a process of their own."""

_THREADED = "typst"
"""The library with threads of its own that a fork would leave behind, and then wait for."""


def mapped(function: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """What a function gives for each item, in the order of the items.

    Raises:
        WbError: a process ended before its work was done.
        Exception: what the function raised for the first item that it failed on.
    """
    processes = min(_processors(), len(items) // SHARE) if _can_fork() else 1
    if processes <= 1:
        return [function(item) for item in watched(items, len(items), "files")]
    children = [_started(function, items[first::processes]) for first in range(1, processes)]
    try:
        own = items[::processes]  # the other shares come along at about the same pace
        first = _outcome(function, watched(own, len(own), "files"))
        shares = [first, *(_received(pipe) for _, pipe in children)]
    finally:
        for process, _ in children:
            os.kill(process, signal.SIGKILL)  # to one that is done this does nothing
            os.waitpid(process, 0)
    return _in_order(shares, len(items))


def _processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _can_fork() -> bool:
    return hasattr(os, "fork") and threading.active_count() == 1 and _THREADED not in sys.modules


def _started(function: Callable[[T], R], share: Sequence[T]) -> tuple[int, int]:
    """A process that works on a share: its id, and the end of a pipe on which its outcome comes."""
    reading, writing = os.pipe()
    import pickle  # noqa: PLC0415 - only where there are processes to talk to

    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(_outcome(function, share), pipe)
    finally:
        # At once and whatever happened: the caller's code, and what it has yet to print, are the parent's.
        os._exit(0)


def _outcome(function: Callable[[T], R], share: Iterable[T]) -> Outcome[R]:
    results: list[R] = []
    try:
        results.extend(map(function, share))
    except Exception as error:  # raised where all shares have come together
        return results, error
    return results, None


def _received(reading: int) -> Outcome[R]:
    import pickle  # noqa: PLC0415 - as above

    with os.fdopen(reading, "rb") as pipe:
        written = pipe.read()
    try:
        outcome: Outcome[R] = pickle.loads(written)  # noqa: S301 - written by a process of our own
    except (EOFError, pickle.UnpicklingError) as error:
        raise WbError(
            "A process that worked on a share of the files ended early.",
            "Memory may have run out: name fewer files at a time.",
        ) from error
    return outcome


def _in_order(shares: Sequence[Outcome[R]], count: int) -> list[R]:
    found: list[R] = []
    for number in range(count):
        results, error = shares[number % len(shares)]
        if number // len(shares) == len(results) and error is not None:
            raise error
        found.append(results[number // len(shares)])
    return found
