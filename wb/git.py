"""Git, one function a question. The only module that knows git's arguments.

``GIT_*`` variables are taken out of the environment: inside a hook they point at another index or
work tree. Paths come back exactly (``-z``), no configured diff program is run, and nothing that
could be taken for an option is passed on as a revision.
"""

import os
import re
from pathlib import Path

from wb.errors import ToolError, UsageError
from wb.process import Output, run

TIMEOUT = 60.0
"""Seconds for one call."""

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def files(folder: Path) -> list[Path] | None:
    """The tracked and the unignored files below a folder; None outside a repository or without git."""
    try:
        listed = _git(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ".")
    except ToolError:
        return None
    if listed.code != 0:
        return None
    return [folder / os.fsdecode(name) for name in dict.fromkeys(listed.stdout.split(b"\0")) if name]


def user_name(folder: Path) -> str | None:
    """The name that commits made in a folder carry; None when git is missing or knows none."""
    try:
        asked = _git(folder, "config", "user.name")
    except ToolError:
        return None
    return asked.stdout.decode("utf-8", "replace").strip() or None


def changed_lines(root: Path, base: str) -> dict[str, list[range]]:
    """The lines that the work tree adds or changes since ``base``, by path relative to ``root``.

    A file that git does not track yet is changed as a whole.

    Raises:
        UsageError: ``base`` names no commit here.
        ToolError: git is missing, or failed.
    """
    commit = resolve(root, base)
    changed: dict[str, list[range]] = {}
    options = ("--unified=0", "--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--relative")
    names = _lines(_done(root, "diff", "--name-only", "-z", *options[1:], commit, "--").stdout)
    for name in names:
        hunks = _done(root, "diff", *options, commit, "--", f":(literal){name}").stdout.decode(
            "utf-8", "replace"
        )
        changed[name] = [
            range(int(start), int(start) + int(count or 1)) for start, count in _HUNK.findall(hunks)
        ]
    for name in _lines(_done(root, "ls-files", "-z", "--others", "--exclude-standard", "--", ".").stdout):
        changed[name] = [range(1, 1 << 30)]
    return changed


def resolve(root: Path, revision: str) -> str:
    """The commit that a revision names.

    Raises:
        UsageError: it names none here.
        ToolError: git is missing.
    """
    done = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if done.code != 0:
        raise UsageError(
            f"there is no commit {revision!r} in the repository at {root}",
            f"Fetch it first: git fetch origin {revision} (and in a shallow clone: git fetch --unshallow).",
        )
    return done.stdout.decode().strip()


def _lines(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _done(folder: Path, *arguments: str) -> Output:
    done = _git(folder, *arguments)
    if done.code != 0:
        raise ToolError(f"git {arguments[0]} failed: {done.stderr.strip()}", "Run it by hand to see more.")
    return done


def _git(folder: Path, *arguments: str) -> Output:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    argv = ["git", "-c", "core.quotePath=off", "-c", "core.fsmonitor=false", *arguments]
    return run(
        argv, cwd=folder, timeout=TIMEOUT, env={**environment, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    )
