"""``wb lint --fix`` and ``--diff``."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import click

from wb import files
from wb.cli.output import echo
from wb.documents.find import leads_outside, shown
from wb.errors import UsageError
from wb.findings import Report
from wb.fix import diff, mended


def mend(
    paths: Sequence[Path],
    texts: Mapping[Path, str],
    check: Callable[[Path, str], Report],
    root: Path,
    write: bool,
) -> None:
    """Apply the safe fixes to files, or print them as a diff.

    Args:
        paths: the files.
        texts: texts that are not read from disk, by path.
        check: lints one file as if it held the text.
        root: of the repository.
        write: whether to write; else the diff is printed.

    Raises:
        UsageError: a text that is not on the disk is to be written.
    """
    if texts and write:
        raise UsageError("standard input cannot be fixed in place", "Name the file, or use --diff.")
    for path in paths:
        if leads_outside(path, root):  # the report says so
            continue
        before = texts[path] if path in texts else path.read_bytes().decode("utf-8", "surrogateescape")
        after = mended(before, partial(check, path))
        if after != before:
            _deliver(path, shown(path, root), before, after, write)


def _deliver(path: Path, name: str, before: str, after: str, write: bool) -> None:
    if write:
        files.replace(path, after.encode("utf-8", "surrogateescape"))
        click.echo(f"{name}: fixed", err=True)
    else:
        echo(diff(name, before, after))
