"""The files that somebody works on: which there are, which lines are new, which hold a text."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from wb.errors import ToolError
from wb.git.call import call, done, lines
from wb.git.revisions import resolve

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def files(folder: Path) -> list[Path] | None:
    """The tracked and the unignored files below a folder; None outside a repository or without git."""
    try:
        listed = call(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ".")
    except ToolError:
        return None
    if listed.code != 0:
        return None
    return [folder / os.fsdecode(name) for name in dict.fromkeys(listed.stdout.split(b"\0")) if name]


def untracked(root: Path) -> list[str]:
    """The files below ``root`` that git neither tracks nor ignores."""
    return lines(done(root, "ls-files", "-z", "--others", "--exclude-standard", "--", ".").stdout)


def renames(root: Path, base: str, *, staged: bool = False) -> dict[str, str]:
    """Which tracked file became which since a commit, as far as git recognises it: new path by old path."""
    options = ("--name-status", "-z", "--find-renames", "--diff-filter=R", "--relative", "--no-ext-diff")
    where = ["--cached"] if staged else []
    fields = lines(done(root, "diff", *options, *where, base, "--", staged=staged).stdout)
    return dict(zip(fields[1::3], fields[2::3], strict=True))


def changed_lines(root: Path, base: str, *, staged: bool = False) -> dict[str, list[range]]:
    """The lines that are added or changed since ``base``, by path relative to ``root``.

    In the index when ``staged``, else in the work tree, where a file that git does not track yet is changed
    as a whole. A file that was renamed is compared with what it was.

    Raises:
        UsageError: ``base`` names no commit here.
        ToolError: git is missing, or failed.
    """
    commit = resolve(root, base)
    changed: dict[str, list[range]] = {}
    where = ["--cached"] if staged else []
    options = (*where, "--no-ext-diff", "--no-textconv", "--no-color", "--relative")
    listed = done(root, "diff", "--name-only", "--no-renames", "-z", *options, commit, "--", staged=staged)
    before = {new: old for old, new in renames(root, commit, staged=staged).items()}
    for name in lines(listed.stdout):
        sides = [f":(literal){side}" for side in (name, before.get(name)) if side]
        asked = ("diff", "--unified=0", "--find-renames", *options, commit, "--", *sides)
        told = done(root, *asked, staged=staged).stdout
        hunks = _HUNK.findall(told.decode("utf-8", "replace"))
        changed[name] = [range(int(start), int(start) + int(count or 1)) for start, count in hunks]
    for name in [] if staged else untracked(root):
        changed[name] = [range(1, 1 << 30)]
    return changed


def grep(root: Path, patterns: Iterable[str], globs: Iterable[str], *, staged: bool = False) -> list[str]:
    """The tracked files below ``root`` with a line that fits one of the patterns.

    Neither ``.gitignore`` nor ``.gitattributes`` hides a file from it.

    Args:
        root: where to look.
        patterns: extended regular expressions.
        globs: of the names of the files to look into, in any case, such as ``*.yaml``.
        staged: whether to look into the index; else into the work tree.

    Raises:
        ToolError: git is missing, or failed.
    """
    # A sparse checkout leaves files out of the work tree; the index has them all.
    sparse = not staged and call(root, "config", "--type=bool", "core.sparseCheckout").stdout == b"true\n"
    where = ["--cached"] if staged or sparse else []
    expressions = (argument for pattern in patterns for argument in ("-e", pattern))
    scope = (f":(glob,icase)**/{glob}" for glob in globs)
    asked = call(root, "grep", *where, "-l", "-z", "-a", "-E", *expressions, "--", *scope, staged=staged)
    if asked.code not in (0, 1):  # 1: nothing fits
        raise ToolError(f"git grep failed: {asked.stderr.strip()}", "Run it by hand to see more.")
    return lines(asked.stdout)
