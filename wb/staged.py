"""Documents as a commit would have them: the index in place of the work tree."""

from collections.abc import Iterable
from pathlib import Path

from wb import git
from wb.documents import text
from wb.documents.find import shown


def as_staged(files: Iterable[Path], root: Path) -> tuple[list[Path], dict[Path, str]]:
    """Of some files those that the index holds, and the texts of those that are otherwise on the disk.

    Raises:
        InputError: a staged text is none.
        ToolError: git is missing, or failed.
    """
    otherwise = git.unstaged(root)
    kept: list[Path] = []
    texts: dict[Path, str] = {}
    for file in files:
        name = shown(file, root)
        entry = otherwise.get(name)
        if entry is None or entry.mode != git.NOTHING:
            kept.append(file)
        if entry is not None and entry.mode != git.NOTHING:
            texts[file] = text.decode(git.blob(root, entry.object, text.SIZE_LIMIT), name)
    return kept, texts
