"""Contracts from end to end: two versions of one to a Report."""

import os
from datetime import date
from pathlib import Path

from wb import engine, policy
from wb.catalogue import contract_rules, waiver_rules
from wb.config import Config
from wb.contracts.compare import compare
from wb.contracts.load import load
from wb.contracts.model import Comparison, Contract
from wb.contracts.oasdiff import Engine
from wb.contracts.oasdiff_install import Tell, require
from wb.contracts.rules import applicable
from wb.contracts.tree import Folder
from wb.errors import InputError
from wb.findings import Report
from wb.settle import settle


def check(base: Path, revision: Path, config: Config, today: date, tell: Tell) -> Report:
    """Compare two files.

    Args:
        base: what was promised.
        revision: what would be promised now.
        config: what wb.toml says.
        today: the date that waivers are held against.
        tell: is told what takes time, such as installing the diff engine.

    Raises:
        InputError: one of them is no OpenAPI contract that can be read.
        ToolError: something that wb drives failed, so that nothing can be said.
    """
    name = _name(revision, config) or _name(base, config) or shown(revision, config)
    used: list[Engine] = []

    def needed() -> Engine:
        used.append(require(tell))
        return used[-1]

    sides = read(base, name, config), read(revision, name, config)
    comparison = compare(*sides, needed)
    return _report(comparison, config, today, _note(used))


def read(path: Path, name: str, config: Config) -> Contract:
    """Read a contract from the disk, with all that it refers to in its repository.

    Args:
        path: the file.
        name: what the contract is called.
        config: whose root reports are relative to.

    Raises:
        InputError: it cannot be read.
    """
    full = _absolute(path)
    if not os.path.lexists(full):
        raise InputError(
            f"{path}: there is no such file.", "Check the path: it is relative to where you are."
        )
    root = _repository(full)
    folder = shown(root, config)
    prefix = "" if folder == "." else f"{folder.rstrip('/')}/"
    return load(Folder(root, prefix), full.relative_to(root).as_posix(), name)


def shown(path: Path, config: Config) -> str:
    """The path as reports show it: relative to the repository, with forward slashes."""
    full = _absolute(path)
    return (full.relative_to(config.root) if full.is_relative_to(config.root) else full).as_posix()


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links out of the repository


def _repository(file: Path) -> Path:
    """The folder that a contract may take files from: its repository, else the folder that it is in."""
    return next((folder for folder in file.parents if (folder / ".git").exists()), file.parent)


def _name(path: Path, config: Config) -> str:
    """The contract's name in wb.toml, empty where it has none."""
    contracts = config.settings.contracts.items()
    return next((name for name, kept in contracts if _absolute(path) == config.root / kept.path), "")


def _report(comparison: Comparison, config: Config, today: date, note: str) -> Report:
    rules = applicable(comparison)
    settings = policy.in_force(config, contract_rules(), comparison.path)
    findings = engine.check(comparison, rules, settings, comparison.name)
    files = {**comparison.base.files, **comparison.revision.files}
    checked = {comparison.name, *comparison.revision.files}
    settled = settle(findings, (), config, today, checked)
    known = {rule.name: rule.info for rule in (*rules, *waiver_rules())}
    return Report(
        settled.findings,
        checked=1,
        unit="contract",
        sources={path: text.split("\n") for path, text in files.items()},
        rules={finding.rule: known[finding.rule] for finding in settled.findings},
        notes=(note,),
    )


def _note(used: list[Engine]) -> str:
    if not used:
        return "The two versions promise the same; the diff engine had nothing to compare."
    found = used[-1]
    return f"Compared by oasdiff {found.version} ({found.origin})."
