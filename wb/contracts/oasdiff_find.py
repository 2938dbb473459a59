"""Finds an oasdiff that wb can work with. Never in a file of the repository: a pull request could name it."""

import mmap
import os
import re
import shutil
import sys
from pathlib import Path

from wb import cache
from wb.contracts.oasdiff import Engine
from wb.contracts.table import TABLE
from wb.errors import ToolError
from wb.process import run

OLDEST = TABLE.oldest
PINNED = TABLE.newest
"""The version that wb installs. 1.33.0 is the newest that installs from every source: later ones need a Go
module that public module proxies refuse to serve."""

EXECUTABLE = "oasdiff.exe" if sys.platform == "win32" else "oasdiff"

_BUILD_INFO = re.compile(rb"mod\tgithub\.com/oasdiff/oasdiff\tv([0-9]+\.[0-9]+\.[0-9]+)[\t\n]")
_SAID = re.compile(r"version v?([0-9]+\.[0-9]+\.[0-9]+)")


def find() -> Engine | None:
    """The oasdiff to use: WB_OASDIFF, else one on the PATH of a supported version, else wb's own.

    Raises:
        ToolError: WB_OASDIFF names something that is no supported oasdiff.
    """
    if chosen := os.environ.get("WB_OASDIFF"):
        return _chosen(Path(chosen))
    return _on_path() or installed()


def installed() -> Engine | None:
    """The newest oasdiff that wb has installed."""
    folder = cache.folder() / "oasdiff"
    versions = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    for version in sorted(filter(supported, versions), key=_numbers, reverse=True):
        if (path := folder / version / EXECUTABLE).is_file():
            return Engine(path, version, "cache")
    return None


def supported(version: str) -> bool:
    """Whether wb's table of checks was made for this version; patch releases of the pinned one included."""
    numbers = _numbers(version)
    return bool(numbers) and _numbers(OLDEST) <= numbers and numbers[:2] <= _numbers(PINNED)[:2]


def version_of(path: Path) -> str | None:
    """The version of an oasdiff binary; None where it is none.

    The build information tells it without starting a program, and where ``go install`` built the binary
    it is the only place that does.

    Raises:
        ToolError: it cannot be started.
    """
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            if found := _BUILD_INFO.search(content):
                return found[1].decode()
    except (OSError, ValueError):  # unreadable, or empty
        return None
    said = _SAID.search(run([str(path), "--version"], timeout=30).stdout.decode("utf-8", "replace"))
    return said[1] if said else None


def _numbers(version: str) -> tuple[int, ...]:
    return (
        tuple(int(part) for part in version.split("."))
        if re.fullmatch(r"[0-9]+(\.[0-9]+){2}", version)
        else ()
    )


def _chosen(path: Path) -> Engine:
    version = version_of(path) if path.is_file() else None
    if version is None:
        raise ToolError(
            f"WB_OASDIFF names {path}, which is no oasdiff program.",
            "Set it to the path of an oasdiff binary, or unset it and run wb oasdiff install.",
        )
    if not supported(version):
        raise ToolError(
            f"WB_OASDIFF names oasdiff {version}; this wb works with {OLDEST} to {PINNED}.",
            "Set it to another binary, or unset it and run wb oasdiff install.",
        )
    return Engine(path.absolute(), version, "WB_OASDIFF")


def _on_path() -> Engine | None:
    # Folders in full only: "." on the PATH, or Windows' habit, would find a file of the repository.
    folders = [
        folder for folder in os.environ.get("PATH", "").split(os.pathsep) if Path(folder).is_absolute()
    ]
    found = shutil.which(EXECUTABLE, path=os.pathsep.join(folders))
    if found is None or Path(found).parent not in map(Path, folders):
        return None
    try:
        version = version_of(Path(found))
    except ToolError:
        return None
    return Engine(Path(found).absolute(), version, "PATH") if version and supported(version) else None
