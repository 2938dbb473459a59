"""The folder for what wb can make again: programs that it fetched, counts that it took.

Whatever goes wrong with it, wb works on: an entry that cannot be read is made anew, one that cannot
be written is made again next time. What nobody asked for in a long time goes when a kind of entry has grown
beyond its limit; that is looked at once an hour, after a write.
"""

import contextlib
import os
import sys
import time
from pathlib import Path

LIMIT = 64 * 1024 * 1024
"""Bytes that the entries of one kind may take."""

_BLOCK = 4096
"""Bytes that the smallest entry takes on a disk."""

_ROOM = 3 / 4
"""The part of the limit that is left filled, so that there is room for a while."""

_SWEEP_SECONDS = 3600.0
_SWEPT = ".swept"
"""A file whose time of change says when a kind was last looked through."""


def folder() -> Path:
    """The folder; ``WB_CACHE_DIR`` names another. It need not exist."""
    if chosen := os.environ.get("WB_CACHE_DIR"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "wb" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "wb"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "wb"


def read(kind: str, key: str) -> bytes | None:
    """What was kept; None when nothing was, or when it cannot be read.

    Args:
        kind: what it is, such as ``pages``: the name of a folder.
        key: the digest of everything that it was made from, in hexadecimal.
    """
    path = _path(kind, key)
    try:
        data = path.read_bytes()
    except OSError:
        return None
    with contextlib.suppress(OSError):
        os.utime(path)  # what is asked for stays longest
    return data


def write(kind: str, key: str, data: bytes) -> None:
    """Keep something under the digest of what it was made from."""
    path = _path(kind, key)
    with contextlib.suppress(OSError):
        try:
            _write(path, data)
        except FileNotFoundError:  # asked for only then, since nearly always the folder is there
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, data)
        _sweep(path.parent.parent)


def _write(path: Path, data: bytes) -> None:
    temporary = path.with_name(f".{os.urandom(8).hex()}")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _sweep(place: Path) -> None:
    """Delete the entries that nobody asked for longest, where they take too much and nobody just looked."""
    stamp = place / _SWEPT
    with contextlib.suppress(FileNotFoundError):
        if time.time() - stamp.stat().st_mtime < _SWEEP_SECONDS:
            return
    stamp.touch()
    entries = []
    for path in place.glob("*/*"):
        with contextlib.suppress(FileNotFoundError):  # another run sweeps as well
            status = path.stat()
            entries.append((status.st_mtime, max(status.st_size, _BLOCK), path))
    total = sum(size for _, size, _ in entries)
    excess = total - LIMIT * _ROOM if total > LIMIT else 0
    for _, size, path in sorted(entries):
        if excess <= 0:
            return
        path.unlink(missing_ok=True)
        excess -= size


def sizes() -> dict[str, int]:
    """The bytes that each kind of thing takes, by name."""
    place = folder()
    kinds = [entry for entry in place.iterdir() if entry.is_dir()] if place.is_dir() else []
    return {
        kind.name: sum(file.stat().st_size for file in kind.rglob("*") if file.is_file()) for kind in kinds
    }


def _path(kind: str, key: str) -> Path:
    return folder() / kind / key[:2] / key[2:]
