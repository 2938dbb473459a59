"""The contract gate: what a branch does to the contracts of a repository, from Git to a Report."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from wb.branch import Base, merge_base
from wb.config import Config
from wb.contracts import ledger
from wb.contracts.discover import Scope, Touched, any_contract, touched
from wb.contracts.on_demand import OnDemand
from wb.contracts.snapshot import sides
from wb.errors import NothingToCheckError
from wb.findings import Report
from wb.promises import believed
from wb.publications import filings, judged
from wb.verdict import Coverage, verdict
from wb.watch import watched

if TYPE_CHECKING:
    from wb.contracts.oasdiff_install import Tell
    from wb.passage import Gate, Outcome

WORKERS = 4
"""Contracts that are checked at once, where there are as many processors."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the gate is asked.

    Args:
        today: the date of the run.
        environment: of the process, which names the target branch in a CI.
        base: the revision that the branch goes into; None finds out.
        staged: whether the index is checked in place of the work tree, as a hook needs it.
        paths: files and folders, relative to the repository: only contracts that consist of files among
            them are reported. Empty for all.
    """

    today: date
    environment: Mapping[str, str]
    base: str | None = None
    staged: bool = False
    paths: tuple[str, ...] = ()

    def is_about(self, *files: str | None) -> bool:
        """Whether one of the files is among those that are asked about."""
        return not self.paths or any(
            path in (".", file) or file.startswith(f"{path}/")
            for path in self.paths
            for file in files
            if file is not None
        )


def gate(config: Config, question: Question, tell: "Tell") -> Report:
    """Check every contract that a branch touches.

    Args:
        config: what wb.toml says on the branch.
        question: what is asked.
        tell: is told what takes time, such as installing the diff engine.

    Raises:
        UsageError: there is nothing to compare with; with the command that mends it.
        NothingToCheckError: the repository has no contract at all.
        ToolError: git or the engine is missing, or failed.
    """
    base = merge_base(config.root, question.base, question.environment, staged=question.staged)
    both = sides(config.root, base.commit, staged=question.staged)
    policy, notes = believed(config, both.base)
    scope = _scope(policy, config)
    published = ledger.read(both.head, both.head.entries)
    filed = [one for one in filings(both, published, policy, question.today) if question.is_about(one.path)]
    found = touched(both, scope)
    if not found and not filed and not any_contract(both, scope):
        raise NothingToCheckError(
            "there is no contract in this repository, so nothing was checked",
            "A contract is a YAML or JSON file with `openapi` at its root, or one that wb.toml names.",
        )
    needed = OnDemand(tell)
    outcomes: list[Outcome] = []
    if found:
        from wb.passage import Gate  # noqa: PLC0415 - most commits touch no contract, and a hook is to be quick

        one = Gate(both, policy, config, published, question.today, needed)
        outcomes = _all(one, found, question)
    findings = [*judged(filed, policy), *(finding for outcome in outcomes for finding in outcome.findings)]
    coverage = Coverage(
        names=[outcome.name for outcome in outcomes],
        files={path: text for outcome in outcomes for path, text in outcome.files.items()},
        notes=(*notes, _note(base, outcomes), *([needed.note] if outcomes else [])),
        failures=tuple(outcome.failure for outcome in outcomes if outcome.failure),
    )
    return verdict(findings, coverage, policy, question.today)


def _scope(policy: Config, head: Config) -> Scope:
    before, after = (
        {name: contract.path for name, contract in side.settings.contracts.items()} for side in (policy, head)
    )
    return Scope(before, after, policy.excluded)


def _all(one: "Gate", found: Sequence[Touched], question: Question) -> "list[Outcome]":
    pairs = zip(found, _outcomes(one, found), strict=True)
    return [
        outcome for touch, outcome in pairs if outcome is not None and _is_asked(touch, outcome, question)
    ]


def _is_asked(touch: Touched, outcome: "Outcome", question: Question) -> bool:
    """Whether it is about what was asked; always where the contract could not be read: it may be."""
    unread = touch.head is not None and not outcome.files
    return unread or question.is_about(touch.base, touch.head, *outcome.files)


def _outcomes(one: "Gate", found: Sequence[Touched]) -> "list[Outcome | None]":
    workers = min(WORKERS, os.cpu_count() or 1, len(found))
    if workers < 2:
        return [one.check(touch) for touch in watched(found, len(found), "contracts")]
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - most branches touch one contract

    with ThreadPoolExecutor(workers) as pool:
        return list(watched(pool.map(one.check, found), len(found), "contracts"))


def _note(base: Base, outcomes: "Sequence[Outcome]") -> str:
    where = f"since {base.commit[:12]}, where it left {base.target}" if base.target else "in its first commit"
    if not outcomes:
        return f"The branch touches no contract {where}."
    return f"Contracts that the branch touches {where}."
