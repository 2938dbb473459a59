"""Git, one function a question. The only module that knows git's arguments; ``git_call`` starts it.

Paths come back exactly (``-z``), no configured diff program is run, and nothing that could be taken
for an option is passed on as a revision.
"""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wb.errors import ToolError, UsageError
from wb.git_call import call, done, lines

_BLAMED = re.compile(r"^\^?([0-9a-f]+) .*? ([0-9]{4}-[0-9]{2}-[0-9]{2}) +([0-9]+)\)", re.MULTILINE)
_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)

LINK, SUBMODULE, NOTHING = "120000", "160000", "000000"
"""Modes of what is no file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a path holds: its mode, and the name of its object (zeros where only the disk has it)."""

    mode: str
    object: str


def version() -> str:
    """What git calls itself.

    Raises:
        ToolError: git is missing.
    """
    return call(Path.cwd(), "--version").stdout.decode("utf-8", "replace").strip()


def files(folder: Path) -> list[Path] | None:
    """The tracked and the unignored files below a folder; None outside a repository or without git."""
    try:
        listed = call(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ".")
    except ToolError:
        return None
    if listed.code != 0:
        return None
    return [folder / os.fsdecode(name) for name in dict.fromkeys(listed.stdout.split(b"\0")) if name]


def user_name(folder: Path) -> str | None:
    """The name that commits made in a folder carry; None when git is missing or knows none."""
    try:
        asked = call(folder, "config", "user.name")
    except ToolError:
        return None
    return asked.stdout.decode("utf-8", "replace").strip() or None


def changed_lines(root: Path, base: str, *, staged: bool = False) -> dict[str, list[range]]:
    """The lines that are added or changed since ``base``, by path relative to ``root``.

    In the index when ``staged``, else in the work tree, where a file that git does not track yet is changed
    as a whole.

    Raises:
        UsageError: ``base`` names no commit here.
        ToolError: git is missing, or failed.
    """
    commit = resolve(root, base)
    changed: dict[str, list[range]] = {}
    where = ["--cached"] if staged else []
    options = (*where, "--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--relative")
    names = lines(done(root, "diff", "--name-only", "-z", *options, commit, "--", staged=staged).stdout)
    for name in names:
        told = done(
            root, "diff", "--unified=0", *options, commit, "--", f":(literal){name}", staged=staged
        ).stdout
        hunks = _HUNK.findall(told.decode("utf-8", "replace"))
        changed[name] = [range(int(start), int(start) + int(count or 1)) for start, count in hunks]
    for name in [] if staged else untracked(root):
        changed[name] = [range(1, 1 << 30)]
    return changed


def untracked(root: Path) -> list[str]:
    """The files below ``root`` that git neither tracks nor ignores."""
    return lines(done(root, "ls-files", "-z", "--others", "--exclude-standard", "--", ".").stdout)


def unstaged(root: Path) -> dict[str, Entry]:
    """What the index holds where the disk has something else; mode NOTHING where it holds nothing."""
    raw = done(
        root, "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative", "--no-ext-diff", staged=True
    )
    fields = lines(raw.stdout)
    held = {}
    for about, path in zip(fields[::2], fields[1::2], strict=True):
        mode, _, name, _, _ = about.removeprefix(":").split(" ")
        held[path] = Entry(mode, name)
    return held | dict.fromkeys(untracked(root), Entry(NOTHING, ""))


def resolve(root: Path, revision: str) -> str:
    """The commit that a revision names.

    Raises:
        UsageError: it names none here.
        ToolError: git is missing.
    """
    asked = call(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if asked.code != 0:
        raise UsageError(
            f"there is no commit {revision!r} in the repository at {root}",
            f"Fetch it first: git fetch origin {revision.removeprefix('origin/')}"
            " (and in a shallow clone: git fetch --unshallow).",
        )
    return asked.stdout.decode().strip()


def merge_base(root: Path, one: str, other: str) -> str | None:
    """The best common ancestor of two commits; None where none is known here."""
    asked = call(root, "merge-base", one, other)
    return asked.stdout.decode().strip() or None


def head(folder: Path) -> str | None:
    """The commit that is checked out; empty where there is none yet, None outside a work tree.

    Raises:
        ToolError: git is missing, or refuses to look into the repository.
    """
    asked = call(folder, "rev-parse", "--is-inside-work-tree", "HEAD")
    said = asked.stdout.decode().split()
    if not said and "not a git repository" not in asked.stderr:
        raise ToolError(f"git: {asked.stderr.strip()}", "Mend that first.")
    if said[:1] != ["true"]:
        return None
    return said[1] if asked.code == 0 else ""


def symbolic(root: Path, name: str) -> str | None:
    """The branch that a name such as ``HEAD`` stands for; None where it stands for none."""
    return call(root, "symbolic-ref", "--quiet", "--short", name).stdout.decode().strip() or None


def remote(root: Path) -> str:
    """The address that ``origin`` stands for; empty where there is none. It may hold a password."""
    return call(root, "config", "remote.origin.url").stdout.decode("utf-8", "replace").strip()


def refs(folder: Path) -> list[str]:
    """The names of branches, local and remote ones, and of tags; nothing outside a repository."""
    told = call(
        folder, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags"
    )
    return told.stdout.decode("utf-8", "replace").split()


def empty_tree(root: Path) -> str:
    """The name of the tree that holds nothing: what there was before the first commit."""
    return done(root, "hash-object", "-t", "tree", "--stdin").stdout.decode().strip()


def has_commits(root: Path) -> bool:
    """Whether any branch or tag of the repository has a commit."""
    return bool(done(root, "for-each-ref", "--count=1").stdout)


def is_ambiguous(root: Path, name: str) -> bool:
    """Whether a name is that of a branch and of a tag at another commit, which git prefers."""
    listed = done(root, "for-each-ref", "--format=%(*objectname)%(objectname)", f"refs/tags/{name}").stdout
    branch = call(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"refs/heads/{name}").stdout
    return bool(listed and branch) and not listed.startswith(branch.strip())


def is_shallow(root: Path) -> bool:
    """Whether history was cut off when the repository was cloned."""
    return done(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def first_that_exists(root: Path, refs: Sequence[str]) -> str | None:
    """The first of some full names, such as ``refs/heads/main``, that there is."""
    listed = (
        done(root, "for-each-ref", "--format=%(refname)", *refs).stdout.decode("utf-8", "replace").split()
    )
    return next((ref for ref in refs if ref in listed), None)


def entries(root: Path, commit: str) -> dict[str, Entry]:
    """All that a commit holds below ``root``, by path relative to it."""
    listed = done(root, "ls-tree", "-r", "-z", commit).stdout
    found = {}
    for line in lines(listed):
        about, _, path = line.partition("\t")
        mode, _, name = about.split(" ")
        found[path] = Entry(mode, name)
    return found


def changes(root: Path, base: str, *, staged: bool = False) -> dict[str, Entry]:
    """What is now at each path below ``root`` that differs from a commit; mode NOTHING where it is gone.

    Args:
        root: where to look.
        base: a commit.
        staged: whether "now" is the index; else it is the work tree, with files that are not tracked yet.
    """
    options = ("--raw", "-z", "--no-abbrev", "--no-renames", "--relative", "--ignore-submodules=dirty")
    where = ["--cached"] if staged else []
    raw = done(root, "diff", *options, "--no-ext-diff", *where, base, "--", staged=staged).stdout
    fields = lines(raw)
    found = {}
    for about, path in zip(fields[::2], fields[1::2], strict=True):
        _, mode, _, name, _ = about.split(" ")
        found[path] = Entry(mode, name)
    if not staged:
        found |= {path: _untracked(root / path) for path in untracked(root)}
    return found


def _untracked(path: Path) -> Entry:
    return Entry(LINK if path.is_symlink() else "100644", "0" * 40)


def renames(root: Path, base: str, *, staged: bool = False) -> dict[str, str]:
    """Which tracked file became which since a commit, as far as git recognises it: new path by old path."""
    options = ("--name-status", "-z", "--find-renames", "--diff-filter=R", "--relative", "--no-ext-diff")
    where = ["--cached"] if staged else []
    fields = lines(done(root, "diff", *options, *where, base, "--", staged=staged).stdout)
    return dict(zip(fields[1::3], fields[2::3], strict=True))


def blob(root: Path, name: str, limit: int) -> bytes:
    """The content of a blob.

    Raises:
        OutputLimitError: it is larger than ``limit`` bytes.
        ToolError: it is not there (a partial clone without its remote).
    """
    return done(root, "cat-file", "blob", name, limit=limit).stdout


def line_dates(file: Path) -> dict[int, date]:
    """The day on which each line of a file was committed, by number from 1; without those that are not."""
    try:
        told = call(file.parent, "blame", "--date=short", "-l", "--", file.name)
    except ToolError:
        return {}
    lines = _BLAMED.findall(told.stdout.decode("utf-8", "replace"))
    return {int(number): date.fromisoformat(day) for commit, day, number in lines if commit.strip("0")}


def commits_of(root: Path, start: str, path: str, most: int) -> list[str]:
    """The last commits up to ``start`` that changed a path, the newest first."""
    options = ("--format=%H", f"--max-count={most}", "--no-show-signature", "--end-of-options", start)
    listed = done(root, "log", *options, "--", f":(literal){path}")
    return listed.stdout.decode().split()


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
