"""The files below a folder: what Git tracks or would, elsewhere all that is not hidden."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from wb import git


def files(folder: Path) -> Iterable[Path]:
    """The tracked and unignored files; outside a repository, or without git, all but the hidden ones."""
    listed = git.files(folder)
    return _walk(folder) if listed is None else listed


def _walk(folder: Path) -> Iterator[Path]:
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(top, name) for name in names)
