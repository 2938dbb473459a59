"""The files of a repository at one moment: a commit, the index, the work tree.

What is alike in the commit and in the work tree is read from the disk, so that git is asked for what changed
and for nothing else. Symbolic links and submodules are not followed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from wb import git
from wb.contracts.limits import MAX_BYTES
from wb.contracts.tree import Folder
from wb.errors import InputError, OutputLimitError


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A tree of files for contracts to be read from.

    Args:
        root: the folder on the disk.
        entries: what is there, by path relative to the root.
        stored: the paths whose content is taken from git, that of the others being the same on the disk;
            None for all.
        prefix: goes before each path in reports.
    """

    root: Path
    entries: Mapping[str, git.Entry]
    stored: frozenset[str] | None
    prefix: str = ""

    def read(self, path: str) -> bytes:
        """The content of a file.

        Raises:
            FileNotFoundError: there is none.
            InputError: it is a link or a submodule, or too large.
        """
        entry = self.entries.get(path)
        if entry is None:
            raise FileNotFoundError(path)
        if entry.mode in (git.LINK, git.SUBMODULE):
            raise InputError(
                f"{self.label(path)}: is a symbolic link or a submodule, which wb does not follow.",
                "Name the file itself, and keep it in this repository.",
            )
        if self.stored is None or path in self.stored:
            return self._from_git(path, entry)
        try:
            return Folder(self.root).read(path)
        except FileNotFoundError:  # a sparse checkout leaves out what did not change
            return self._from_git(path, entry)

    def _from_git(self, path: str, entry: git.Entry) -> bytes:
        try:
            return _blob(self.root, entry.object)
        except OutputLimitError as error:
            raise InputError(
                f"{self.label(path)}: is larger than {MAX_BYTES // 1024 // 1024} MiB, which no contract is.",
                "Check that this is the file you mean.",
            ) from error

    def label(self, path: str) -> str:
        """The path as it is in the repository."""
        return self.prefix + path


@lru_cache(maxsize=1)
def _blob(root: Path, name: str) -> bytes:
    """A blob, kept for the next reader: a file that says what it is is read right afterwards."""
    return git.blob(root, name, MAX_BYTES)


@dataclass(frozen=True, slots=True)
class Sides:
    """A repository before and after: at a commit, and now. ``changed`` are the paths that differ.

    "Now" is the index when ``staged``, else the work tree.
    """

    commit: str
    base: Snapshot
    head: Snapshot
    changed: frozenset[str]
    staged: bool


def at_commit(root: Path, commit: str) -> Snapshot:
    """The files at a commit, all of them taken from git."""
    return Snapshot(root, git.entries(root, commit), None)


def sides(root: Path, commit: str, *, staged: bool = False) -> Sides:
    """The files at a commit, and what is there now.

    Raises:
        ToolError: git is missing, or failed.
    """
    before = git.entries(root, commit)
    changes = git.changes(root, commit, staged=staged)
    after = {path: entry for path, entry in {**before, **changes}.items() if entry.mode != git.NOTHING}
    changed = frozenset(changes)
    base = Snapshot(root, before, None if staged else changed)
    head = Snapshot(root, after, None if staged else frozenset())
    return Sides(commit, base, head, changed, staged)
