"""Where to begin when a report is long: the file with most of the worst, its first finding, a command."""

import shlex
from collections import Counter
from collections.abc import Callable
from os.path import relpath
from pathlib import Path

from wb.findings import Finding, Report

MUCH = 10
"""Findings that people take in at one look; with more they are told where to begin."""


def beginning(report: Report, root: Path, again: Callable[[str], str]) -> tuple[str, ...]:
    """What to say at the end of a long report; nothing where it is short.

    Args:
        report: whose findings are in order.
        root: the folder that their paths are relative to.
        again: the command that checks one path only.
    """
    unwaived = [finding for finding in report.findings if finding.waiver is None]
    if len(unwaived) <= MUCH:
        return ()
    worst = max(finding.severity for finding in unwaived)
    found = [finding for finding in unwaived if finding.severity is worst]
    counted = Counter(finding.location.path for finding in found)
    path, most = counted.most_common(1)[0]
    first = next(finding for finding in found if finding.location.path == path)
    said = f"Begin with {path}: {_share(most, len(found), worst.label)}. {_first(first)}"
    # A contract that is gone, or wb.toml itself, cannot be checked alone.
    alone = (root / path).is_file() and len(counted) > 1 and path in report.sources
    return (said, f"That file alone: {again(shlex.quote(relpath(root / path)))}") if alone else (said,)


def _share(most: int, total: int, level: str) -> str:
    if most == total:
        return f"it has {'the' if total == 1 else f'all {total}'} {level}{'' if total == 1 else 's'}"
    return f"it has {most} of the {total} {level}s"


def _first(finding: Finding) -> str:
    line = f" at line {finding.location.line}" if finding.location.line else ""
    return f"The first is {finding.rule}{line}; wb explain {finding.rule} says why."
