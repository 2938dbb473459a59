"""Runs rules over one subject and stamps what they yield. Knows nothing of what the subject is."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from wb.errors import TimeLimitError, WbError
from wb.findings import Finding, Problem, Severity
from wb.rule import AnyRule
from wb.stage import Stage


class Settings(msgspec.Struct, frozen=True):
    """What is in force for one subject: its stage, and what wb.toml sets for each rule by name."""

    stage: Stage = Stage.DRAFT
    levels: Mapping[str, Severity | None] = {}
    options: Mapping[str, object] = {}

    def level(self, rule: AnyRule) -> Severity | None:
        """The rule's level here; None when it is off."""
        return self.levels[rule.name] if rule.name in self.levels else rule.levels.at(self.stage)


def check(subject: Any, rules: Iterable[AnyRule], settings: Settings, scope: str = "") -> list[Finding]:
    """Apply rules to a subject.

    Args:
        subject: what the rules take.
        rules: those that could apply.
        settings: stage, levels and options in force.
        scope: the contract's name, where findings are about a contract.

    Returns:
        Findings in the order of every report.

    Raises:
        WbError: a rule crashed; a check that did not run must not look like one that passed.
    """
    found: list[Finding] = []
    for rule in rules:
        level = settings.level(rule)
        if level is not None:
            found += [_stamp(rule, level, problem, scope) for problem in _problems(rule, subject, settings)]
    return sorted(found, key=lambda finding: finding.sort_key)


def _problems(rule: AnyRule, subject: Any, settings: Settings) -> list[Problem]:
    options = settings.options.get(rule.name) or rule.options()
    try:
        return list(rule.check(subject, options))
    except TimeLimitError:
        raise
    except Exception as error:
        where = getattr(subject, "path", "")
        raise WbError(
            f"{where}: the rule {rule.name} crashed: {type(error).__name__}: {error}",
            f'This is a fault of wb: please report it. To go on without it: [rules] {rule.name} = "off"',
        ) from error


def _stamp(rule: AnyRule, level: Severity, problem: Problem, scope: str) -> Finding:
    return Finding(
        rule=rule.name,
        severity=level,
        location=problem.location,
        message=problem.message,
        subject=problem.subject,
        hint=problem.hint,
        scope=scope,
        fix=problem.fix,
        related=problem.related,
    )
