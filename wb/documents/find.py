"""Which Markdown files a run is about."""

import os
from collections.abc import Sequence
from pathlib import Path

from wb.errors import InputError
from wb.globs import matches

SUFFIXES = (".md", ".markdown")


def find(paths: Sequence[Path], root: Path, exclude: Sequence[str] = ()) -> list[Path]:
    """The files to read: files as named, folders by the Markdown below them; excluded ones left out.

    In a Git repository a folder stands for its tracked and unignored files, elsewhere for all that
    are not hidden. The exclude list holds for named files too, so that a hook and CI agree.

    Raises:
        InputError: a path does not exist.
    """
    found: dict[Path, None] = {}
    for path in paths:
        insist(path)
        found |= dict.fromkeys(_below(path, root) if path.is_dir() else [path])
    return [path for path in found if not any(matches(shown(path, root), glob) for glob in exclude)]


def insist(path: Path) -> None:
    """Refuse a path that is not there.

    Raises:
        InputError: it does not exist, or is a device or the like.
    """
    if not path.exists():
        raise InputError(
            f"{path}: there is no such file or folder", "Check the path: it is relative to where you are."
        )
    if not (path.is_file() or path.is_dir()):
        raise InputError(
            f"{path}: is neither a file nor a folder", "Name a Markdown file, or - for standard input."
        )


def shown(path: Path, root: Path) -> str:
    """The path as reports show it: relative to the repository, with forward slashes."""
    full = os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links out of the repository
    if not _is_below(full, root):
        return path.as_posix()
    return full[len(str(root)) :].replace(os.sep, "/").strip("/") or "."


def leads_outside(path: Path, root: Path) -> bool:
    """Whether a path in the repository is, or passes through, a link to somewhere outside it."""
    full = os.path.abspath(path)  # noqa: PTH100 - as above
    return _is_below(full, root) and not _is_below(os.path.realpath(full), root)


def _is_below(path: str, root: Path) -> bool:
    full, home = os.path.normcase(path), os.path.normcase(root)
    return full == home or full.startswith(home if home.endswith(os.sep) else home + os.sep)


def _below(folder: Path, root: Path) -> list[Path]:
    from wb import below  # noqa: PLC0415 - a run over named files starts no program

    candidates = (path for path in below.files(folder) if path.suffix.lower() in SUFFIXES)
    return sorted(path for path in candidates if path.is_file() and not leads_outside(path, root))
