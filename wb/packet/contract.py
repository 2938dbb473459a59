"""The contracts of a packet: what can be called, and what the gate says of what changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wb.config import Config
from wb.contracts.discover import SUFFIXES, claims
from wb.errors import InputError, WbError
from wb.findings import Finding, Severity
from wb.packet.gather import Member

if TYPE_CHECKING:
    from wb.contracts.model import Contract

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Call:
    """An operation: ``GET /pets``, and what it is for in the contract's words."""

    operation: str
    summary: str
    deprecated: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """A contract as the packet shows it.

    Args:
        path: relative to the repository.
        title: as the contract calls itself, with its version.
        calls: its operations.
        changelog: what changed, as Markdown; empty where nothing is there to compare with.
        breaking: what the gate found that breaks clients.
        fault: why it could not be compared; None when it could.
    """

    path: str
    title: str
    calls: tuple[Call, ...]
    changelog: str = ""
    breaking: tuple[Finding, ...] = ()
    fault: WbError | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """What contracts are compared with: a commit; and the day that waivers are held against."""

    commit: str | None
    today: date


def promises(members: Sequence[Member], config: Config, before: Before, tell: Tell) -> list[Promise]:
    """The contracts that the documents name, and those beside them.

    Args:
        members: the documents.
        config: what wb.toml says.
        before: what to compare with.
        tell: is told what takes time.
    """
    return [_promise(file, config, before, tell) for file in _files(members, config)]


def _files(members: Iterable[Member], config: Config) -> list[Path]:
    found: dict[Path, None] = {}
    for member in members:
        folder = member.file.absolute().parent
        named = member.document.front_matter.contracts
        found |= dict.fromkeys((folder / link.target).resolve() for link in named if not link.fault)
    for folder in {member.file.absolute().parent for member in members}:
        found |= dict.fromkeys(sorted(file.resolve() for file in folder.iterdir() if _is_contract(file)))
    return [file for file in found if file.is_relative_to(config.root.resolve())]


def _is_contract(file: Path) -> bool:
    if not file.name.lower().endswith(SUFFIXES) or file.is_symlink() or not file.is_file():
        return False
    try:
        return claims(file.read_bytes())
    except OSError:
        return False


def _promise(file: Path, config: Config, before: Before, tell: Tell) -> Promise:
    # Imported here, because most documents come without a contract.
    from wb import api  # noqa: PLC0415
    from wb.changelog import markdown  # noqa: PLC0415
    from wb.contracts.snapshot import at_commit  # noqa: PLC0415
    from wb.inputs import Given, tree_around  # noqa: PLC0415

    tree, inside = tree_around(file, config)
    label = tree.label(inside)
    try:
        contract = api.read(file, api.named(label, config), config)
    except WbError as error:
        return Promise(label, label, (), fault=error)
    promise = Promise(label, _title(contract), tuple(_calls(contract)))
    old = at_commit(tree.root, before.commit) if before.commit else None
    if old is None or inside not in old.entries:
        return promise
    sides = Given(old, {"": inside}), Given(tree, {"": inside})
    try:
        report = api.check(*sides, config, before.today, tell)
        changes = api.changelog(*sides, config, tell)
    except WbError as error:
        return Promise(label, promise.title, promise.calls, fault=error)
    breaking = tuple(one for one in report.findings if one.severity is Severity.ERROR)
    text = markdown.render(changes) if changes.sections else ""
    return Promise(
        label, promise.title, promise.calls, text, breaking, next(iter(_faults(report.failures)), None)
    )


def _faults(failures: Iterable[Exception]) -> Iterator[WbError]:
    return (failure if isinstance(failure, WbError) else InputError(str(failure)) for failure in failures)


def _title(contract: "Contract") -> str:
    info = contract.data.get("info")
    about = info if isinstance(info, dict) else {}
    return f"{about.get('title') or contract.name} {about.get('version') or ''}".strip()


def _calls(contract: "Contract") -> Iterator[Call]:
    paths = contract.data.get("paths")
    for path, item in paths.items() if isinstance(paths, dict) else ():
        for method in METHODS:
            found = item.get(method) if isinstance(item, dict) else None
            if isinstance(found, dict):
                summary = str(found.get("summary") or found.get("operationId") or "")
                yield Call(f"{method.upper()} {path}", summary, found.get("deprecated") is True)
