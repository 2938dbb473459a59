"""Documents and contracts together: one report, and where to begin when there is much."""

import os
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace as with_fields

from wb import gate as contracts
from wb import git
from wb import lint as documents
from wb.beginning import beginning
from wb.branch import TARGETS, merge_base
from wb.config import Config
from wb.contracts import here, ledger
from wb.contracts.discover import SUFFIXES as CONTRACTS
from wb.contracts.discover import Scope
from wb.documents.find import SUFFIXES as DOCUMENTS
from wb.documents.find import find, shown
from wb.errors import NothingToCheckError, UsageError, WbError
from wb.examined import Choice
from wb.findings import Finding, Location, Report, Severity
from wb.staged import as_staged

if TYPE_CHECKING:
    from wb.contracts.oasdiff_install import Tell


@dataclass(frozen=True, slots=True)
class Task:
    """What a check is asked.

    Args:
        paths: files and folders, relative to where the user is; empty for the whole repository.
        choice: what is asked of documents.
        question: what is asked of contracts, and what a branch is compared with.
        changed: whether only those findings on documents count that the branch touches.
        fail_on: the lowest level that fails; None leaves it to wb.toml.
    """

    paths: tuple[Path, ...]
    choice: Choice
    question: contracts.Question
    changed: bool = False
    fail_on: Severity | None = None


def check(config: Config, task: Task, tell: "Tell") -> Report:
    """Check documents and contracts.

    Args:
        config: what wb.toml says.
        task: what is asked.
        tell: is told what takes time, such as installing the diff engine.

    Returns:
        The report on both. What could not be checked is in its ``failures``; the rest was checked.

    Raises:
        InputError: a path does not exist.
        NothingToCheckError: there is neither a document nor a contract.
    """
    read = _documents(config, task)
    gated = _contracts(config, task, tell)
    parts = [part for part in (gated, read) if part is not None]
    if not parts:
        raise NothingToCheckError(
            "there is neither a document nor a contract here, so nothing was checked",
            "Name files or folders, or look at exclude in wb.toml. wb new proposal TITLE starts a proposal.",
        )
    whole = _together(parts, config, task)
    first = beginning(whole, config.root, lambda path: f"wb check {path}{_options(task)}")
    return with_fields(whole, notes=(*whole.notes, *first))


def _options(task: Task) -> str:
    """What was asked, as it is typed, so that a part of the report can be had again."""
    stage, base = task.choice.stage, task.question.base
    given = {"--stage": stage and stage.value, "--base": base and shlex.quote(base)}
    words = [f" {option} {value}" for option, value in given.items() if value]
    flags = {" --changed": task.changed, " --staged": task.question.staged}
    return "".join([*words, *(flag for flag, is_set in flags.items() if is_set)])


def _documents(config: Config, task: Task) -> Report | None:
    """The report on documents; None where there are none."""
    # What is not below the root is named relative to here, as the user would.
    everything = (Path(os.path.relpath(config.root)),)
    paths = [path for path in task.paths or everything if not _is_contract(path, config)]
    files = find(paths, config.root, config.excluded)
    report = _tried(lambda: _lint(files, config, task), "document")
    return report if report.checked or report.skipped or report.failures else None


def _lint(files: Sequence[Path], config: Config, task: Task) -> Report:
    question = task.question
    kept, texts = as_staged(files, config.root) if question.staged and files else (files, {})
    report = documents.lint(kept, config, task.choice, texts)
    if not (task.changed and kept):
        return report
    base = merge_base(config.root, question.base, question.environment, staged=question.staged)
    if base.is_nothing:
        return report
    return documents.narrowed(report, git.changed_lines(config.root, base.commit, staged=question.staged))


def _contracts(config: Config, task: Task, tell: "Tell") -> Report | None:
    """The report on contracts; None where there are none."""
    if task.paths and all(_is_document(path, config) for path in task.paths):
        return None
    question = replace(task.question, paths=tuple(shown(path, config.root) for path in task.paths))
    try:
        return _tried(lambda: _gate(config, question, tell), "contract")
    except NothingToCheckError:
        return None


def _tried(run: Callable[[], Report], unit: str) -> Report:
    """What a part reports; where it cannot run, a report that says so, so that the other part counts."""
    try:
        return run()
    except NothingToCheckError:
        raise
    except WbError as error:
        return Report((), 0, unit=unit, failures=(error,))


def _gate(config: Config, question: contracts.Question, tell: "Tell") -> Report:
    """The gate's report.

    Where nobody said what to compare with, and it cannot be told, a repository without contracts has nothing
    that could have been broken. A base that was named and is not there is a fault in any case: the branch
    may have taken the last contract away.
    """
    try:
        return contracts.gate(config, question, tell)
    except UsageError as error:
        named = question.base or any(question.environment.get(variable) for variable in TARGETS)
        if named or _has_contracts(config):
            raise
        raise NothingToCheckError(error.message, error.hint) from error


def _has_contracts(config: Config) -> bool:
    paths = {name: contract.path for name, contract in config.settings.contracts.items()}
    published = (config.root / ledger.FOLDER).exists()
    return bool(paths) or published or bool(here.contracts(config.root, Scope({}, paths, config.excluded)))


def _is_document(path: Path, config: Config) -> bool:
    return path.suffix.lower() in DOCUMENTS and not _is_named_contract(path, config)


def _is_contract(path: Path, config: Config) -> bool:
    """Whether a path that was named is no document: a data file, or what wb.toml calls a contract."""
    return (path.suffix.lower() in CONTRACTS and not path.is_dir()) or _is_named_contract(path, config)


def _is_named_contract(path: Path, config: Config) -> bool:
    return shown(path, config.root) in {contract.path for contract in config.settings.contracts.values()}


def _together(parts: Sequence[Report], config: Config, task: Task) -> Report:
    """One report of several.

    Of the base's ``fail_on``
    and the branch's the stricter one holds: a branch does not loosen what it is judged by.
    """
    return Report(
        _united(parts),
        checked=sum(part.checked for part in parts),
        skipped=tuple(skipped for part in parts for skipped in part.skipped),
        parts={part.unit: part.checked for part in reversed(parts)},
        sources={path: lines for part in parts for path, lines in part.sources.items()},
        rules={name: info for part in parts for name, info in part.rules.items()},
        notes=tuple(note for part in parts for note in part.notes),
        failures=tuple({str(error): error for part in parts for error in part.failures}.values()),
        fail_on=task.fail_on or min(part.fail_on or config.fail_on for part in parts),
    )


def _united(parts: Sequence[Report]) -> tuple[Finding, ...]:
    """All findings in order. Each part looks at the waivers of wb.toml; what it finds on them counts once."""
    said: dict[tuple[str, Location], int] = {}
    findings: list[Finding] = []
    for number, part in enumerate(parts):
        new = [
            one for one in part.findings if said.setdefault((one.fingerprint, one.location), number) == number
        ]
        findings += new
    return tuple(sorted(findings, key=lambda finding: finding.sort_key))
