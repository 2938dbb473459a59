"""``wb api check`` from end to end: two versions of a contract, or of a folder of them, to a Report."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wb import engine
from wb.changelog.build import build
from wb.changelog.model import Changelog
from wb.config import Config
from wb.contracts.keeping import STANDING_RULES
from wb.contracts.keeping.model import Standing
from wb.contracts.ledger import slug
from wb.contracts.load import load
from wb.contracts.model import Contract
from wb.contracts.on_demand import OnDemand
from wb.errors import InputError, UsageError, WbError
from wb.findings import Finding, Report
from wb.inputs import Given, tree_around
from wb.judge import admit, govern, judge
from wb.terms import terms
from wb.verdict import Coverage, verdict

if TYPE_CHECKING:
    from wb.contracts.oasdiff_install import Tell


def check(base: Given, revision: Given, config: Config, today: date, tell: "Tell") -> Report:
    """Compare two contracts, or all contracts of two folders by their path.

    Args:
        base: what was promised.
        revision: what would be promised now.
        config: what wb.toml says.
        today: the date that waivers are held against.
        tell: is told what takes time, such as installing the diff engine.

    Raises:
        InputError: one of two single contracts cannot be read, or two folders hold none.
        UsageError: one is a folder and the other is none.
        ToolError: something that wb drives failed, so that nothing can be said.
    """
    if base.folder != revision.folder:
        raise UsageError("a folder and a file cannot be compared", "Name two files, or two folders.")
    run = _Run(base, revision, config, today, OnDemand(tell))
    names = dict.fromkeys((*base.paths, *revision.paths))
    if not names:
        raise InputError("there is no contract in either folder", "A contract has `openapi` at its root.")
    for name in names:
        try:
            run.check(name)
        except WbError as error:
            if not base.folder:
                raise
            run.failures.append(error)
    coverage = Coverage(run.names, run.files, (run.needed.note,), tuple(run.failures))
    return verdict(run.findings, coverage, config, today)


def changelog(base: Given, revision: Given, config: Config, tell: "Tell") -> Changelog:
    """The change log between two versions of one contract.

    Args:
        base: what clients know.
        revision: what they get.
        config: what wb.toml says.
        tell: is told what takes time.

    Raises:
        InputError: one of them cannot be read.
        UsageError: one of them is a folder.
        ToolError: the engine failed.
    """
    if base.folder or revision.folder:
        raise UsageError("a change log is that of one contract", "Name two files.")
    place = revision.tree.label(revision.paths[""])
    name = named(place, config)
    before, after = (load(side.tree, side.paths[""], name) for side in (base, revision))
    return build(before, after, terms(config, name, place), OnDemand(tell))


def read(path: Path, name: str, config: Config) -> Contract:
    """Read a contract from the disk, with all that it refers to in its repository.

    Args:
        path: the file.
        name: what the contract is called.
        config: whose root reports are relative to.

    Raises:
        InputError: it cannot be read.
    """
    return load(*tree_around(path, config), name)


def named(path: str, config: Config) -> str:
    """The contract's name in wb.toml, else one made of its path without the suffix."""
    for name, contract in config.settings.contracts.items():
        if contract.path == path:
            return name
    return slug(path.rpartition(".")[0] or path)


@dataclass(slots=True)
class _Run:
    """What is compared, and what came of it so far."""

    base: Given
    revision: Given
    config: Config
    today: date
    needed: OnDemand
    names: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    failures: list[WbError] = field(default_factory=list)

    def check(self, key: str) -> None:
        """Compare what is called so on both sides; what is on one side only is gone, or new."""
        before, after = (side.paths.get(key) for side in (self.base, self.revision))
        places = [
            side.tree.label(path) for side, path in ((self.revision, after), (self.base, before)) if path
        ]
        name = self._name(places)
        agreed = terms(self.config, name, places[0])
        old = self._read(self.base, before, name)
        new = self._read(self.revision, after, name)
        if new is None:
            gone = Standing(name, places[0], gone=True)
            self.findings += engine.check(gone, STANDING_RULES, agreed.settings, name)
        else:
            found = judge(old, new, agreed, self.today, self.needed) if old else admit(new, agreed)
            self.findings += [*found, *govern(old, new, agreed, self.today)]
        self.names.append(name)

    def _name(self, places: Iterable[str]) -> str:
        names = [named(place, self.config) for place in places]
        return next((name for name in names if name in self.config.settings.contracts), names[0])

    def _read(self, side: Given, path: str | None, name: str) -> Contract | None:
        if path is None:
            return None
        contract = load(side.tree, path, name)
        self.files.update(contract.files)
        return contract
