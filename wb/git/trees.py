"""What commits, the index and the work tree hold at each path, and where they differ."""

from dataclasses import dataclass
from pathlib import Path

from wb.git.call import done, lines
from wb.git.worktree import untracked

LINK, SUBMODULE, NOTHING = "120000", "160000", "000000"
"""Modes of what is no file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a path holds: its mode, and the name of its object (zeros where only the disk has it)."""

    mode: str
    object: str


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


def blob(root: Path, name: str, limit: int) -> bytes:
    """The content of a blob.

    Raises:
        OutputLimitError: it is larger than ``limit`` bytes.
        ToolError: it is not there (a partial clone without its remote).
    """
    return done(root, "cat-file", "blob", name, limit=limit).stdout


def empty_tree(root: Path) -> str:
    """The name of the tree that holds nothing: what there was before the first commit."""
    return done(root, "hash-object", "-t", "tree", "--stdin").stdout.decode().strip()
