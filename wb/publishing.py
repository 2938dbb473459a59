"""The ledger from end to end: publish a contract, retire a version, list them."""

from datetime import date
from pathlib import Path

import wb
from wb.api import named, read
from wb.config import Config
from wb.contracts import ledger
from wb.contracts.ledger import Ledger, Meta, Publication, Retirement
from wb.contracts.publish import publish as file_away
from wb.contracts.publish import retire as mark_retired
from wb.contracts.tree import Folder
from wb.errors import InputError
from wb.inputs import shown
from wb.publications import sunset
from wb.suggest import did_you_mean


def current(root: Path) -> Ledger:
    """The ledger below a folder, as it is on the disk."""
    return ledger.read(Folder(root), ledger.on_disk(root))


def publish(
    spec: Path, config: Config, today: date, *, version: str = "", name: str = ""
) -> tuple[Publication, bool]:
    """File a contract under its version; give what was filed, and whether that was new.

    Args:
        spec: the contract's file.
        config: what wb.toml says.
        today: the date of the run, in UTC.
        version: empty for the contract's own.
        name: empty for the one in wb.toml, else one made from the file's path.

    Raises:
        InputError: the contract cannot be read, or the version is published already with other content.
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
    is_new = file_away(config.root, contract, meta)
    return Publication(meta, None), is_new


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
