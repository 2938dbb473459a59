"""The folder for what wb can make again: programs that it fetched, counts that it took.

Whatever goes wrong with it, wb works on: an entry that cannot be read is made anew, one that cannot
be written is made again next time.
"""

import contextlib
import os
import sys
from pathlib import Path


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
    try:
        return _path(kind, key).read_bytes()
    except OSError:
        return None


def write(kind: str, key: str, data: bytes) -> None:
    """Keep something under the digest of what it was made from."""
    path = _path(kind, key)
    temporary = path.with_name(f".{os.urandom(8).hex()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(data)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def _path(kind: str, key: str) -> Path:
    return folder() / kind / key[:2] / key[2:]
