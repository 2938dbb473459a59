"""A bar on stderr while something takes long, where somebody looks at it."""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

from wb.watch import watcher

T = TypeVar("T")

PATIENCE = 0.5
"""Seconds without a bar: what is done by then needs none."""


def show_progress(*, quiet: bool) -> None:
    """Show how far this run is, unless it should be quiet, is run by a CI, or nobody sees it."""
    if sys.stderr.isatty() and not (quiet or os.environ.get("CI") or os.environ.get("TERM") == "dumb"):
        watcher.set(_bar)


def _bar(work: Iterable[T], length: int, what: str) -> Iterator[T]:
    rest, start, done = iter(work), time.monotonic(), 0
    for item in rest:
        yield item
        done += 1
        if time.monotonic() - start >= PATIENCE:
            break
    else:
        return
    with click.progressbar(rest, length, what, file=sys.stderr) as bar:
        bar.update(done)
        yield from bar
