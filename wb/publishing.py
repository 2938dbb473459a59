"""The ledger from end to end: publish a contract, retire a version, list them."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import wb
from wb.api import named, read
from wb.config import Config
from wb.contracts import ledger
from wb.contracts.ledger import Ledger, Meta, Publication, Retirement
from wb.contracts.model import Contract
from wb.contracts.on_demand import OnDemand
from wb.contracts.publish import is_filed
from wb.contracts.publish import publish as file_away
from wb.contracts.publish import retire as mark_retired
from wb.contracts.tree import Folder
from wb.errors import InputError
from wb.findings import Finding, Report
from wb.inputs import shown
from wb.judge import judge, unsaid
from wb.publications import sunset
from wb.suggest import did_you_mean
from wb.terms import terms
from wb.verdict import Coverage, verdict

if TYPE_CHECKING:
    from wb.contracts.oasdiff_install import Tell


class UnservedError(InputError):
    """What was to be published would break clients of a live version; ``report`` says where."""

    def __init__(self, meta: Meta, report: Report) -> None:
        super().__init__(
            f"{meta.name} {meta.version} breaks clients of a live version, so nothing was published.",
            "Take the breaks back, waive them, or retire what nobody uses any more: wb api retire."
            " A new major version may break where the policy asks for it: wb explain missing-version-bump.",
        )
        self.report = report


def current(root: Path) -> Ledger:
    """The ledger below a folder, as it is on the disk."""
    return ledger.read(Folder(root), ledger.on_disk(root))


def publish(  # noqa: PLR0913 - two of them are names that mostly nobody gives
    spec: Path, config: Config, today: date, tell: "Tell", *, version: str = "", name: str = ""
) -> tuple[Publication, bool]:
    """File a contract under its version; give what was filed, and whether that was new.

    Args:
        spec: the contract's file.
        config: what wb.toml says.
        today: the date of the run, in UTC.
        tell: is told what takes time, such as installing the diff engine.
        version: empty for the contract's own.
        name: empty for the one in wb.toml, else one made from the file's path.

    Raises:
        InputError: the contract cannot be read, or the version is published already with other content.
        UnservedError: it would break clients of a live version.
        ToolError: the engine failed.
    """
    contract = read(spec, "", config)
    source = shown(spec, config)
    meta = Meta(
        name=ledger.slug(name or named(source, config)),
        version=version or str(contract.at("/info/version") or ""),
        digest=ledger.digest(ledger.canonical(contract.data)),
        day=today,
        source=source,
        tools={"wb": wb.__version__},
    )
    is_new = not is_filed(config.root, contract, meta)
    if is_new:
        report = _served(_called(contract, name or named(source, config), meta), config, today, tell)
        if report.reaches(config.fail_on):
            raise UnservedError(meta, report)
        is_new = file_away(config.root, contract, meta)  # somebody else may have filed it meanwhile
    return Publication(meta, None), is_new


def _called(contract: Contract, name: str, meta: Meta) -> Contract:
    """The contract as clients will know it: under its name and the version that it is published as."""
    info = contract.data.get("info")
    kept = info if isinstance(info, dict) else {}
    return replace(contract, name=name, data={**contract.data, "info": {**kept, "version": meta.version}})


def _served(contract: Contract, config: Config, today: date, tell: "Tell") -> Report:
    """What clients of the live versions would find in a contract."""
    kept = current(config.root)
    for fault in kept.faults:
        raise fault
    needed = OnDemand(tell)
    agreed = terms(config, contract.name, contract.path)
    found: list[Finding] = []
    for publication in kept.live(contract.name):
        older = ledger.published(Folder(config.root), publication, contract.name)
        found += unsaid(judge(older, contract, agreed, today, needed), found)
    return verdict(found, Coverage([contract.name], contract.files, (needed.note,)), config, today)


def retire(name: str, version: str, config: Config, today: date) -> Publication:
    """Mark a version as retired, once its sunset has passed.

    Raises:
        InputError: there is no such version, it is retired already, or its sunset has not passed.
    """
    kept = current(config.root)
    found = _find(name, version, kept)
    if found.retired:
        raise InputError(f"{name} {version} is retired since {found.retired.day}.", "Nothing is left to do.")
    day = sunset(Folder(config.root), found, config)
    if day is None:
        raise InputError(
            f"Nobody announced a sunset for {name} {version}, so clients do not know that it goes.",
            f'Write sunsets = {{"{version}" = DATE}} under [contracts.{name}] in wb.toml; wait for that day.',
        )
    if day >= today:
        raise InputError(
            f"{name} {version} was promised to clients until {day}.", f"Retire it after {day}, not before."
        )
    retirement = Retirement(today, day)
    mark_retired(config.root, found, retirement)
    return Publication(found.meta, retirement)


def _find(name: str, version: str, kept: Ledger) -> Publication:
    versions = kept.of(name)
    for found in versions:
        if found.meta.version == version:
            return found
    known = [f"{one.meta.name} {one.meta.version}" for one in kept.publications]
    raise InputError(
        f"{name} {version} is not published.{did_you_mean(f'{name} {version}', known)}",
        "wb api history lists what is.",
    )
