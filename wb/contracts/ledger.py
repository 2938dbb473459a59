"""The ledger of published contracts: one folder a version, written once, never changed.

``contracts/published/<name>/<version>/`` holds ``openapi.json`` (the contract in one piece, in canonical
form), ``meta.json`` (its digest, and when and from what it was made) and, once it is retired,
``retired.json``. There is no index: branches that publish different versions merge cleanly, and those that
publish the same one conflict in its files.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from wb.contracts.load import load
from wb.contracts.model import Contract
from wb.contracts.tree import Tree
from wb.errors import InputError

FOLDER = "contracts/published"
CONTRACT, META, RETIRED = "openapi.json", "meta.json", "retired.json"

T = TypeVar("T")

_UNFIT = re.compile(r"[^A-Za-z0-9._+-]+")
_META_PATH = re.compile(rf"{FOLDER}/(?P<name>[^/.][^/]*)/(?P<version>[^/.][^/]*)/{META}")


class Meta(msgspec.Struct, frozen=True, rename={"day": "date"}):
    """What is known of a published version.

    Args:
        name: of the contract.
        version: of the contract.
        digest: ``sha256:`` and the hexadecimal digest of ``openapi.json``.
        day: on which it was published, in UTC; ``date`` in the file.
        source: the file that it was made from, relative to the repository.
        tools: the versions of the tools that made it.
    """

    name: str
    version: str
    digest: str
    day: date
    source: str
    tools: dict[str, str] = {}


class Retirement(msgspec.Struct, frozen=True, rename={"day": "date"}):
    """The content of ``retired.json``: the day (``date`` in the file), and the sunset that had passed."""

    day: date
    sunset: date


@dataclass(frozen=True, slots=True)
class Publication:
    """A published version: what ``meta.json`` says, and its retirement, None while it is live."""

    meta: Meta
    retired: Retirement | None

    @property
    def folder(self) -> str:
        """Where its files are, relative to the repository."""
        return f"{FOLDER}/{self.meta.name}/{self.meta.version}"

    @property
    def path(self) -> str:
        """Its contract, relative to the repository."""
        return f"{self.folder}/{CONTRACT}"


@dataclass(frozen=True, slots=True)
class Ledger:
    """All published versions, by name and version, and what is wrong with those that cannot be read."""

    publications: tuple[Publication, ...]
    faults: tuple[InputError, ...] = ()

    def of(self, name: str) -> list[Publication]:
        """The versions of the contract that reports call so."""
        return [found for found in self.publications if found.meta.name == slug(name)]

    def live(self, name: str) -> list[Publication]:
        """Those that are not retired."""
        return [found for found in self.of(name) if found.retired is None]


def slug(name: str) -> str:
    """The folder's name for a contract by the one in reports: for ``services/orders`` ``services-orders``."""
    return _UNFIT.sub("-", name).strip("-.") or "contract"


def digest(content: bytes) -> str:
    """The digest of a published contract."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def canonical(data: Mapping[str, Any]) -> bytes:
    """The bytes that a contract is published as: JSON with sorted keys, a line for each value."""
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    # Half a surrogate pair is no UTF-8; its escape is the same JSON.
    return (text + "\n").encode("utf-8", "backslashreplace")


def on_disk(root: Path) -> list[str]:
    """The files of the ledger below a folder, relative to it."""
    return sorted(path.relative_to(root).as_posix() for path in (root / FOLDER).glob("*/*/*.json"))


def read(tree: Tree, paths: Iterable[str]) -> Ledger:
    """The ledger that a tree holds.

    Args:
        tree: where the files are.
        paths: the files that there are.
    """
    there = {path for path in paths if path.startswith(f"{FOLDER}/")}
    found: list[Publication] = []
    faults: list[InputError] = []
    for path in sorted(there):
        if match := _META_PATH.fullmatch(path):
            try:
                found.append(_publication(tree, match, there))
            except InputError as error:
                faults.append(error)
    found.sort(key=lambda publication: (publication.meta.name, order(publication.meta.version)))
    return Ledger(tuple(found), tuple(faults))


def order(version: str) -> list[tuple[int, int | str]]:
    """What versions are sorted by: numbers by their value, words as words."""
    parts = re.findall(r"[0-9]+|[^0-9.]+", version)
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in parts]


def published(tree: Tree, publication: Publication, name: str) -> Contract:
    """The contract of a published version, under the name that reports use.

    Raises:
        InputError: it cannot be read.
    """
    return load(tree, publication.path, name)


def _publication(tree: Tree, match: re.Match[str], there: set[str]) -> Publication:
    meta = _decoded(tree, match[0], Meta)
    if (meta.name, meta.version) != (match["name"], match["version"]):
        raise InputError(
            f"{match[0]}: says that it is version {meta.version} of {meta.name}, which its folder does not.",
            "Take the folder from Git again.",
        )
    retired = match[0].removesuffix(META) + RETIRED
    return Publication(meta, _decoded(tree, retired, Retirement) if retired in there else None)


def _decoded(tree: Tree, path: str, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(tree.read(path), type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, FileNotFoundError) as error:
        raise InputError(
            f"{path}: is not what wb wrote: {error}.", "Take it from Git again; published files never change."
        ) from error
