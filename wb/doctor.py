"""What wb finds on this machine: what is there, what is missing, and the command that mends it."""

import hashlib
import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wb import __version__, branch, cache, config, git
from wb.config_check import check as check_names
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
        remedy: the command or setting that mends it, where something is wrong or could be better.
        details: facts for programs, such as the engine's digest.
        looked: whether it could be looked at; else ``found`` says why not.
    """

    name: str
    found: str
    fine: bool = True
    remedy: str = ""
    details: Mapping[str, str | int] = field(default_factory=dict)
    looked: bool = True


def examine(folder: Path) -> Iterator[Examined]:
    """Look at everything that wb needs, from a folder in which somebody would run it."""
    for name, look in _LOOKS.items():
        try:
            yield look(folder)
        except WbError as error:
            yield Examined(name, error.message, fine=False, remedy=error.hint or _REMEDIES.get(name, ""))
        except OSError as error:
            yield Examined(name, f"could not be looked at: {error}", fine=False, looked=False)


def _wb(_folder: Path) -> Examined:
    return Examined("wb", f"{__version__} ({Path(__file__).parent})", details={"version": __version__})


def _python(_folder: Path) -> Examined:
    version = platform.python_version()
    found = f"{version} ({sys.executable}) on {platform.platform(terse=True)}"
    return Examined("python", found, details={"version": version, "path": sys.executable})


def _git(_folder: Path) -> Examined:
    said = git.version()
    return Examined("git", said, details={"version": said.removeprefix("git version ")})


def _repository(folder: Path) -> Examined:
    if git.head(folder) is None:
        remedy = "git init; without it wb lint works, wb api gate does not"
        return Examined("repository", f"{folder} is in no Git repository", remedy=remedy)
    default = branch.default(folder)
    details = {"branch": default or ""}
    if git.is_shallow(folder):
        return Examined(
            "repository",
            "a shallow clone: where a branch began may be missing",
            True,
            "git fetch --unshallow",
            details,
        )
    if default is None:
        found, remedy = "nothing tells which branch others go into", "git remote set-head origin --auto"
        return Examined("repository", found, remedy=remedy)
    return Examined("repository", f"branches go into {default}", details=details)


def _oasdiff(_folder: Path) -> Examined:
    engine = oasdiff_find.find()
    if engine is None:
        return Examined("oasdiff", "not installed", fine=False, remedy="wb oasdiff install")
    with engine.path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    details = {"version": engine.version, "source": engine.origin, "path": str(engine.path), "sha256": digest}
    found = f"{engine.version} ({engine.origin}: {engine.path}), sha256 {digest[:12]}"
    if engine.version != oasdiff_find.PINNED:
        found = f"{found}; wb is made for {oasdiff_find.PINNED}"
        return Examined("oasdiff", found, remedy="wb oasdiff install", details=details)
    return Examined("oasdiff", found, details=details)


def _yaml(_folder: Path) -> Examined:
    import yaml  # noqa: PLC0415 - only looked at here

    details = {"version": yaml.__version__}
    if yaml.__with_libyaml__:
        return Examined("yaml", f"PyYAML {yaml.__version__} with its C parser", details=details)
    remedy = "pip install --force-reinstall --only-binary=:all: pyyaml"
    return Examined("yaml", f"PyYAML {yaml.__version__} without its C parser", False, remedy, details)


def _layout(_folder: Path) -> Examined:
    if layout.available():
        return Examined("layout", f"typst {layout.version()}", details={"version": layout.version()})
    return Examined("layout", "no typst: pages are estimated", remedy="pip install 'typst>=0.15,<0.16'")


def _cache(_folder: Path) -> Examined:
    place = cache.folder()
    nearest = next(path for path in (place, *place.parents) if path.exists())
    if not (nearest.is_dir() and os.access(nearest, os.W_OK)):
        remedy = "Set WB_CACHE_DIR to a folder."
        return Examined("cache", f"{place} cannot be written", fine=False, remedy=remedy)
    sizes = cache.sizes()
    total = sum(sizes.values())
    parts = ", ".join(f"{name} {size / 1e6:.1f}" for name, size in sorted(sizes.items()))
    found = f"{place}, {total / 1e6:.1f} MB{f' ({parts})' if parts else ''}"
    return Examined("cache", found, details={"path": str(place), "bytes": total})


def _network(_folder: Path) -> Examined:
    forbidden = offline()
    found = "forbidden by WB_OFFLINE" if forbidden else "allowed, to install oasdiff only"
    return Examined("network", found, details={"offline": int(forbidden)})


def _configuration(folder: Path) -> Examined:
    loaded = config.load(folder)
    check_names(loaded)
    found = str(loaded.source) if loaded.source else f"none; the defaults hold, from {loaded.root}"
    remedy = "" if loaded.source else "wb init"
    return Examined("configuration", found, remedy=remedy, details={"path": str(loaded.source or "")})


_LOOKS: Mapping[str, Callable[[Path], Examined]] = {
    "wb": _wb,
    "python": _python,
    "git": _git,
    "repository": _repository,
    "oasdiff": _oasdiff,
    "yaml": _yaml,
    "layout": _layout,
    "cache": _cache,
    "network": _network,
    "configuration": _configuration,
}

_REMEDIES = {
    "git": "Install git: https://git-scm.com",
    "repository": "Mend what git says; wb api gate and wb check need it.",
    "oasdiff": "Set WB_OASDIFF to an oasdiff binary, or unset it and run wb oasdiff install.",
    "configuration": "Mend the file; nothing runs until then.",
}
