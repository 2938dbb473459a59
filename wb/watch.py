"""How far long work has got, for whoever watches: the command line shows a bar, and mostly nobody does."""

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")

Watcher = Callable[[Iterable[Any], int, str], Iterable[Any]]
"""Takes items that are being worked on, their number and what they are; gives the same items."""


def _nobody(work: Iterable[Any], _length: int, _what: str) -> Iterable[Any]:
    return work


watcher: ContextVar[Watcher] = ContextVar("watcher", default=_nobody)
"""Who watches. What takes long need not know, and nor need those who call it."""


def watched(work: Iterable[T], length: int, what: str) -> Iterable[T]:
    """The items, each of which is done when the next one is asked for.

    Args:
        work: the items.
        length: how many there are.
        what: what they are, as people call them.
    """
    return watcher.get()(work, length, what)
