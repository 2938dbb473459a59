"""Installs oasdiff into wb's cache: a pinned version, verified, whole or not at all.

Sources in turn: the official release archive, the Go module proxy, the npm registry. What each of them gives
is checked against something that wb brings along or that the source cannot forge: a digest pinned below, or
Go's checksum database.
"""

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from wb import cache
from wb.contracts import oasdiff_sources as sources
from wb.contracts.oasdiff import Engine
from wb.contracts.oasdiff_find import EXECUTABLE, PINNED, find, installed, version_of
from wb.errors import ToolError
from wb.locks import locked

LOCK_TIMEOUT = 900.0
"""Seconds to wait while another process installs."""

Tell = Callable[[str], None]


def offline() -> bool:
    """Whether ``WB_OFFLINE`` forbids the network."""
    return os.environ.get("WB_OFFLINE", "") not in ("", "0")


def require(tell: Tell) -> Engine:
    """An oasdiff to work with, installed now if there is none.

    Args:
        tell: is told what takes time.

    Raises:
        ToolError: there is none and none can be installed; it names every source that was tried.
    """
    return find() or install(tell)


def install(tell: Tell, force: bool = False) -> Engine:
    """Install the pinned version into wb's cache, or what the last resort gives.

    Args:
        tell: is told what is tried.
        force: whether to install again what is there.

    Raises:
        ToolError: the network is forbidden, or no source gave a binary that can be trusted.
    """
    if offline():
        raise ToolError(
            "oasdiff is not installed, and WB_OFFLINE forbids to fetch it.",
            "Unset WB_OFFLINE and run wb oasdiff install, or set WB_OASDIFF to a binary.",
        )
    with locked(cache.folder() / "oasdiff" / ".lock", LOCK_TIMEOUT):
        present = installed()
        if present and present.version == PINNED and not force:
            return present
        return _from_any(sources.available(sys.platform, platform.machine()), tell)


def _from_any(candidates: Iterable[sources.Source], tell: Tell) -> Engine:
    reasons = []
    for source in candidates:
        tell(f"installing oasdiff {source.version} from {source.name}")
        try:
            return install_from(source)
        except ToolError as error:
            reasons.append(f"{source.name}: {error.message}")
            tell(reasons[-1])
    raise ToolError(
        "oasdiff could not be installed. " + " ".join(reasons),
        "Check the network and run wb oasdiff install, or set WB_OASDIFF to a binary that you have.",
    )


def install_from(source: sources.Source) -> Engine:
    """Install what one source gives.

    Raises:
        ToolError: it gives nothing, or nothing that can be trusted.
    """
    with tempfile.TemporaryDirectory(prefix="wb-install-") as folder:
        return _place(source.fetch(Path(folder)), source)


def _place(binary: Path, source: sources.Source) -> Engine:
    """Check what came, and move it to its place in one step."""
    binary.chmod(0o755)
    version = version_of(binary)
    if version != source.version:
        raise ToolError(f"it gave version {version or 'unknown'} instead of {source.version}.")
    target = cache.folder() / "oasdiff" / source.version / EXECUTABLE
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{EXECUTABLE}-{os.getpid()}")
    try:
        shutil.copy2(binary, temporary)
        temporary.replace(target)
    except OSError as error:
        raise ToolError(f"{target}: cannot be written: {error.strerror}.") from error
    finally:
        temporary.unlink(missing_ok=True)
    return Engine(target, source.version, source.name)
