"""``wb lint --fix`` and ``--diff``."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from wb import files
from wb.cli.output import echo
from wb.documents.find import shown
from wb.findings import Report
from wb.fix import diff, edits, fixed

PASSES = 10
"""A fix can make way for another one; more passes than these would be rules that undo each other."""


def mend(paths: Sequence[Path], check: Callable[[Path, str], Report], root: Path, write: bool) -> None:
    """Apply the safe fixes to files, or print them as a diff.

    Args:
        paths: the files.
        check: lints one file as if it held the text.
        root: of the repository.
        write: whether to write; else the diff is printed.
    """
    for path in paths:
        before = path.read_bytes().decode("utf-8", "surrogateescape")
        after = before
        for _ in range(PASSES):
            proposed = edits(check(path, after).findings)
            after, last = fixed(after, proposed), after
            if after == last:
                break
        if after != before:
            _deliver(path, shown(path, root), before, after, write)


def _deliver(path: Path, name: str, before: str, after: str, write: bool) -> None:
    if write:
        files.replace(path, after.encode("utf-8", "surrogateescape"))
        click.echo(f"{name}: fixed", err=True)
    else:
        echo(diff(name, before, after))
