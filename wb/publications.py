"""What became of the published versions: facts for the rules of keeping."""

from collections.abc import Iterable, Iterator
from datetime import date

from wb import engine
from wb.config import Config
from wb.contracts import ledger
from wb.contracts.keeping import FILING_RULES
from wb.contracts.keeping.model import Filing, unreadable
from wb.contracts.ledger import Ledger, Publication
from wb.contracts.snapshot import Sides
from wb.contracts.sunset import end
from wb.contracts.tree import Tree
from wb.errors import InputError
from wb.findings import Finding
from wb.terms import terms


def filings(sides: Sides, kept: Ledger, config: Config, today: date) -> list[Filing]:
    """What a branch did to published versions.

    Args:
        sides: the repository before and after.
        kept: the ledger as it is now.
        config: what wb.toml said in the base.
        today: the date of the run.
    """
    edited = {filing.path: filing for filing in _edited(sides)}
    unsound = {filing.path: filing for filing in sound(sides.head, kept) if filing.path in sides.changed}
    retired = [
        _retirement(sides, found, config, today) for found in kept.publications if _is_new(sides, found)
    ]
    return [*{**unsound, **edited}.values(), *retired]


def judged(filed: Iterable[Filing], config: Config) -> list[Finding]:
    """What the rules say of published versions."""
    settings = terms(config, "", ledger.FOLDER).settings
    return [finding for one in filed for finding in engine.check(one, FILING_RULES, settings, one.name)]


def sound(tree: Tree, kept: Ledger) -> Iterator[Filing]:
    """Published files that cannot be read, or do not have the digest that was noted for them."""
    for error in kept.faults:
        fault = unreadable(error, ledger.FOLDER)
        yield Filing(fault.location.path, *_version(fault.location.path), f"cannot be read: {fault.message}")
    for found in kept.publications:
        if ledger.digest(_content(tree, found)) != found.meta.digest:
            yield Filing(found.path, *_version(found.path), "does not have the digest that is noted for it")


def sunset(tree: Tree, found: Publication, config: Config) -> date | None:
    """The day after which a version may be retired; None where nobody announced one.

    Raises:
        InputError: the published contract cannot be read.
    """
    for name, contract in config.settings.contracts.items():
        if ledger.slug(name) == found.meta.name and found.meta.version in contract.sunsets:
            return contract.sunsets[found.meta.version]
    return end(ledger.published(tree, found, found.meta.name))


def _edited(sides: Sides) -> Iterator[Filing]:
    for path in sorted(sides.changed & sides.base.entries.keys()):
        if path.startswith(f"{ledger.FOLDER}/"):
            gone = path not in sides.head.entries
            yield Filing(path, *_version(path), "is gone" if gone else "was changed")


def _retirement(sides: Sides, found: Publication, config: Config, today: date) -> Filing:
    try:
        day = sunset(sides.head, found, config)
    except InputError:
        day = None  # that it cannot be read is a finding of its own
    path = f"{found.folder}/{ledger.RETIRED}"
    return Filing(path, *_version(path), retired=today, sunset=day)


def _is_new(sides: Sides, found: Publication) -> bool:
    """Whether the branch retires the version."""
    return found.retired is not None and f"{found.folder}/{ledger.RETIRED}" not in sides.base.entries


def _content(tree: Tree, found: Publication) -> bytes:
    try:
        return tree.read(found.path)
    except (FileNotFoundError, InputError):
        return b""


def _version(path: str) -> tuple[str, str]:
    """The name and the version that a file of the ledger belongs to."""
    name, _, version = path.removeprefix(f"{ledger.FOLDER}/").rpartition("/")[0].partition("/")
    return name, version
