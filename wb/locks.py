"""One process at a time: a lock that a crash cannot leave behind, because the system releases it."""

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from wb.errors import ToolError

_POLL_SECONDS = 0.1


@contextlib.contextmanager
def locked(path: Path, timeout: float) -> Iterator[None]:
    """Hold the lock file while the block runs; the file stays.

    Args:
        path: created when it is not there.
        timeout: seconds to wait for another process.

    Raises:
        ToolError: another process holds it for longer.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + timeout
    with path.open("a+b") as file:
        while not _taken(file):
            if time.monotonic() >= deadline:
                raise ToolError(
                    f"another process holds {path} for more than {timeout:g} seconds.",
                    "Wait for it to end, then try again.",
                )
            time.sleep(_POLL_SECONDS)
        yield


if sys.platform == "win32":
    import msvcrt

    def _taken(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
