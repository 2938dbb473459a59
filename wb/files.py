"""Writes files whole or not at all; what is created never goes over a file that is there."""

import contextlib
import os
import secrets
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from wb.errors import InputError


def create(texts: Mapping[Path, str]) -> list[Path]:
    """Create text files, with the folders that they need.

    Nothing is written when one of them is in the way; what was written is taken back when one fails.

    Args:
        texts: UTF-8 text by path.

    Returns:
        What was made, folders included, in that order.

    Raises:
        InputError: a file is there already, or cannot be written.
    """
    check_free(texts)
    made: list[Path] = []
    path = Path()
    try:
        for path, text in texts.items():
            made += reversed([folder for folder in path.parents if not folder.exists()])
            _create(path, text)
            made.append(path)
    except OSError as error:
        _take_back(made)
        raise InputError(
            f"{path}: cannot be written: {error.strerror}",
            "Nothing was written. Check the folder's permissions and the space on the disk.",
        ) from error
    return made


def _take_back(made: Sequence[Path]) -> None:
    """Remove files and the folders that were made for them, the last first."""
    for path in reversed(made):
        with contextlib.suppress(OSError):  # never made, or somebody else's by now
            path.rmdir() if path.is_dir() else path.unlink()


def write(new: Mapping[Path, str], changed: Mapping[Path, tuple[str, str]]) -> None:
    """Create files and give others new content: all of it or nothing.

    Args:
        new: UTF-8 text by path.
        changed: what each file is known to hold, and what it is to hold.

    Raises:
        InputError: a new file is in the way, a file is not what it was, or one cannot be written.
    """
    known = {path: before.encode() for path, (before, _) in changed.items()}
    for path, content in known.items():
        if not path.is_file() or path.read_bytes() != content:
            raise InputError(f"{path}: was changed in the meantime; nothing was written.", "Try again.")
    made = create(new)
    try:
        for path, (_, after) in changed.items():
            replace(path, after.encode())
    except InputError:
        _take_back(made)
        for path, content in known.items():
            if path.read_bytes() != content:
                replace(path, content)
        raise


def replace(path: Path, content: bytes) -> None:
    """Give a file new content in one step, its permissions kept: a reader never sees half of it.

    Nothing takes the place of what is no file, such as a pipe or ``/dev/null``: that is written to.

    Raises:
        InputError: it cannot be written.
    """
    if path.exists() and not path.is_file():
        _pass_on(path, content)
        return
    target = path.resolve()  # a link stays a link
    temporary = target.with_name(f".wb-{secrets.token_hex(8)}")
    try:
        temporary.write_bytes(content)
        if target.exists():
            temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}", "The file is as it was.") from error
    finally:
        temporary.unlink(missing_ok=True)


def _pass_on(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}", "Name a file.") from error


def put(path: Path, content: bytes) -> None:
    """Give a file its content in one step, with the folders that it needs.

    Raises:
        InputError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"{path.parent}: cannot be made: {error.strerror}", "Name another place for what is written."
        ) from error
    replace(path, content)


def check_free(paths: Iterable[Path]) -> None:
    """Make sure that none of the paths is taken, be it by a file, a folder or a dangling link.

    Raises:
        InputError: one is, or a file stands where a folder would be needed.
    """
    for path in paths:
        if os.path.lexists(path):
            raise InputError(
                f"{path}: is there already; nothing was written.",
                "wb never overwrites: move the file away, or name another folder where a command takes one.",
            )
        nearest = next(folder for folder in path.absolute().parents if os.path.lexists(folder))
        if not nearest.is_dir():
            raise InputError(
                f"{nearest}: is not a folder; nothing was written.", "Move it away, or name another folder."
            )


def _create(path: Path, text: str) -> None:
    """Write to a temporary file beside it, then give that the name: a reader never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".wb-{secrets.token_hex(8)}")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        _give_name(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _give_name(temporary: Path, path: Path) -> None:
    """Rename without ever overwriting: a hard link fails when the name is taken, a rename does not."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with path.open("xb") as file:
            file.write(temporary.read_bytes())
