"""What looking at one document gave, and whether a kept answer still holds.

Importing this costs little: a run whose documents have not changed needs neither parser nor rules.
"""

import contextlib
import hashlib
import os
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

import wb
from wb import cache as store
from wb.config import Config
from wb.findings import Finding, RuleInfo
from wb.resources import folder
from wb.stage import Stage
from wb.waivers.model import Waiver

Signature = tuple[str, int, int] | None
"""Where a path really leads, its time of change and its size; None when nothing is there."""


class Choice(msgspec.Struct, frozen=True):
    """What the command line decides for every document of a run.

    Args:
        today: the date that rules compare with.
        kind: the kind of all documents; None finds out.
        stage: the stage of all documents; None reads it from their front matter.
        update_baseline: whether to write the baseline anew.
    """

    today: date
    kind: str | None = None
    stage: Stage | None = None
    update_baseline: bool = False


class Examined(msgspec.Struct, frozen=True):
    """One document's findings before waivers are applied.

    Args:
        path: as reports show it.
        kind: None when it is none of the kinds, and so was not checked.
        findings: what the rules found.
        comments: the waivers that the document itself holds.
        surroundings: what else the findings depend on: the paths that its links lead to.
    """

    path: str
    kind: str | None
    findings: tuple[Finding, ...] = ()
    comments: tuple[Waiver, ...] = ()
    surroundings: dict[str, Signature] = {}


def basis(config: Config, choice: Choice) -> bytes:
    """What the findings on all documents of a run are made of, beside the documents."""
    source = b"" if config.source is None else config.source.read_bytes()
    asked = (str(config.root), choice.today.isoformat(), choice.kind or "", choice.stage or "", _program())
    return "\0".join(asked).encode() + b"\0" + source


def key(text: str, path: str, basis: bytes) -> str:
    """The digest of all that the findings on a document are made of, but for what its links lead to."""
    return hashlib.sha256(
        b"\0".join((path.encode("utf-8", "surrogatepass"), text.encode("utf-8", "replace"), basis))
    ).hexdigest()


def kept(name: str) -> Examined | None:
    """The answer that was kept under a key, if all that it depends on is as it was."""
    data = store.read("documents", name)
    if data is None:
        return None
    try:
        found = msgspec.json.decode(data, type=Examined)
    except msgspec.MsgspecError:
        return None
    return found if all(signature(path) == was for path, was in found.surroundings.items()) else None


def keep(name: str, examined: Examined) -> None:
    """Keep an answer under its key."""
    store.write("documents", name, msgspec.json.encode(examined))


def signature(path: str) -> Signature:
    """What tells whether something has changed at a path."""
    try:
        real = os.path.realpath(path)
        status = os.stat(real)  # noqa: PTH116 - the path may hold bytes that pathlib refuses
    except (OSError, ValueError):
        return None
    return real, status.st_mtime_ns, status.st_size


def rule_infos() -> dict[str, RuleInfo]:
    """What reports know of the rules over documents; kept, since importing those takes its time."""
    name = hashlib.sha256(_program().encode()).hexdigest()
    data = store.read("rules", name)
    with contextlib.suppress(msgspec.MsgspecError):
        if data is not None:
            return msgspec.json.decode(data, type=dict[str, RuleInfo])
    from wb.catalogue import document_rules  # noqa: PLC0415 - see above

    infos = {rule.name: rule.info for rule in document_rules()}
    store.write("rules", name, msgspec.json.encode(infos))
    return infos


@cache
def _program() -> str:
    """Tells one state of wb from another, also while it is being worked on."""
    places = (Path(wb.__file__).parent, folder("schemas"), folder("templates"))
    newest = max(entry.stat().st_mtime_ns for place in places for entry in _entries(place))
    return f"{wb.__version__} {newest} {find_spec('typst') is not None}"


def _entries(place: Path) -> list[os.DirEntry[str]]:
    found: list[os.DirEntry[str]] = []
    for entry in os.scandir(place):
        if entry.name != "__pycache__":  # changes as modules are imported for the first time
            found.append(entry)
            found += _entries(Path(entry.path)) if entry.is_dir() else []
    return found
