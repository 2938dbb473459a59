"""What wb finds on this machine: what is there, what is missing, and the command that mends it."""

import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wb import __version__, cache, config, git
from wb.contracts import oasdiff_find
from wb.contracts.oasdiff_install import offline
from wb.errors import WbError
from wb.layout import engine as layout


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at.

    Args:
        name: what it is.
        found: what is there, or what is wrong.
        fine: whether wb can do its work with it.
        remedy: the command or setting that mends it, where something is wrong.
    """

    name: str
    found: str
    fine: bool = True
    remedy: str = ""


def examine(folder: Path) -> Iterator[Examined]:
    """Look at everything that wb needs, from a folder in which somebody would run it."""
    yield Examined("wb", __version__)
    yield Examined(
        "python", f"{platform.python_version()} ({sys.executable}) on {platform.platform(terse=True)}"
    )
    yield _asked("git", git.version, "Install git: https://git-scm.com")
    yield _oasdiff()
    yield _yaml()
    yield _layout()
    yield _cache()
    yield _offline()
    yield _asked("configuration", lambda: _configuration(folder), "Mend the file; nothing runs until then.")


def _asked(name: str, ask: Callable[[], str], remedy: str) -> Examined:
    try:
        return Examined(name, ask())
    except WbError as error:
        return Examined(name, error.message, fine=False, remedy=error.hint or remedy)


def _oasdiff() -> Examined:
    try:
        engine = oasdiff_find.find()
    except WbError as error:
        return Examined("oasdiff", error.message, fine=False, remedy=error.hint)
    if engine is None:
        return Examined("oasdiff", "not installed", fine=False, remedy="wb oasdiff install")
    if engine.version != oasdiff_find.PINNED:
        found = f"{engine.version} ({engine.origin}: {engine.path}); wb is made for {oasdiff_find.PINNED}"
        return Examined("oasdiff", found, remedy="wb oasdiff install")
    return Examined("oasdiff", f"{engine.version} ({engine.origin}: {engine.path})")


def _yaml() -> Examined:
    import yaml  # noqa: PLC0415 - only looked at here

    if yaml.__with_libyaml__:
        return Examined("yaml", f"PyYAML {yaml.__version__} with its C parser")
    remedy = "pip install --force-reinstall --only-binary=:all: pyyaml"
    return Examined("yaml", f"PyYAML {yaml.__version__} without its C parser", fine=False, remedy=remedy)


def _layout() -> Examined:
    if layout.available():
        return Examined("layout", f"typst {layout.version()}")
    return Examined("layout", "no typst: pages are estimated", remedy="pip install 'typst>=0.15,<0.16'")


def _cache() -> Examined:
    folder = cache.folder()
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK):
        return Examined("cache", str(folder))
    return Examined(
        "cache", f"{folder} cannot be written", fine=False, remedy="Set WB_CACHE_DIR to a folder."
    )


def _offline() -> Examined:
    return Examined("network", "forbidden by WB_OFFLINE" if offline() else "allowed, to install oasdiff only")


def _configuration(folder: Path) -> str:
    loaded = config.load(folder)
    return str(loaded.source) if loaded.source else f"none; the defaults hold, from {loaded.root}"
