"""What Git tells of the past of a file."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from wb.errors import ToolError
from wb.git.call import call, done, lines

_BLAMED = re.compile(r"^\^?([0-9a-f]+) .*? ([0-9]{4}-[0-9]{2}-[0-9]{2}) +([0-9]+)\)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Version:
    """A file at a commit that changed it: the day in UTC, and its path from the top of the repository."""

    commit: str
    day: date
    path: str


def versions(file: Path, most: int) -> list[Version]:
    """The last commits that changed a file, the newest first, under the names that it had; none elsewhere."""
    options = (
        "--follow",
        "--name-only",
        "-z",
        "--format=%H %ct",
        "--no-show-signature",
        f"--max-count={most}",
    )
    try:
        asked = call(file.parent, "log", *options, "--", f":(literal){file.name}")
    except ToolError:
        return []
    fields = lines(asked.stdout)
    return [
        Version(about.split(" ")[0], _day(about.split(" ")[1]), path.removeprefix("\n"))
        for about, path in zip(fields[::2], fields[1::2], strict=False)
    ]


def commits_of(root: Path, start: str, path: str, most: int) -> list[str]:
    """The last commits up to ``start`` that changed a path, the newest first."""
    options = ("--format=%H", f"--max-count={most}", "--no-show-signature", "--end-of-options", start)
    listed = done(root, "log", *options, "--", f":(literal){path}")
    return listed.stdout.decode().split()


def line_dates(file: Path) -> dict[int, date]:
    """The day on which each line of a file was committed, by number from 1; without those that are not."""
    try:
        told = call(file.parent, "blame", "--date=short", "-l", "--", file.name)
    except ToolError:
        return {}
    blamed = _BLAMED.findall(told.stdout.decode("utf-8", "replace"))
    return {int(number): date.fromisoformat(day) for commit, day, number in blamed if commit.strip("0")}


def contents(folder: Path, names: Sequence[str]) -> list[bytes | None]:
    """What files hold at commits, named ``COMMIT:PATH`` from the repository's top; None where none is."""
    asked = "".join(f"{name}\n" for name in names if "\n" not in name)
    output = done(folder, "cat-file", "--batch", stdin=os.fsencode(asked)).stdout
    found: list[bytes | None] = []
    at = 0
    for name in names:
        if "\n" in name:  # git reads a name a line
            found.append(None)
            continue
        head, _, _ = output[at:].partition(b"\n")
        at += len(head) + 1
        size = None if head.endswith(b" missing") else int(head.rpartition(b" ")[2])
        found.append(None if size is None else output[at : at + size])
        at += 0 if size is None else size + 1
    return found


def day(folder: Path) -> date | None:
    """The day of the last commit, in UTC; None where there is none yet, or no repository."""
    try:
        asked = call(folder, "log", "-1", "--format=%ct", "--no-show-signature")
    except ToolError:
        return None
    said = asked.stdout.decode().strip()
    return _day(said) if asked.code == 0 and said else None


def _day(seconds: str) -> date:
    return datetime.fromtimestamp(int(seconds), UTC).date()


def since(folder: Path, commit: str) -> set[str]:
    """The commits that the checked-out one has and another one has not."""
    listed = done(folder, "rev-list", f"{commit}..HEAD", "--")
    return set(listed.stdout.decode().split())
