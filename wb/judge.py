"""What a comparison of two contracts comes to under the terms that are in force. Pure, but for the engine."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

import msgspec

from wb import engine
from wb.catalogue import governance_rules
from wb.contracts.compare import compare
from wb.contracts.model import Comparison, Contract
from wb.contracts.oasdiff import Engine
from wb.contracts.patience import patience
from wb.contracts.release import Release
from wb.contracts.rules import applicable
from wb.contracts.rules.invalid_contract import invalid_contract
from wb.contracts.stability import level
from wb.contracts.validate import violations
from wb.findings import Finding, Severity
from wb.globs import matches
from wb.terms import Terms

BUMP = "missing-version-bump"
"""The rule that knows which version announces a break."""

_INVALID = invalid_contract.name
_OPERATION = re.compile(r"[A-Z]+ (?!webhook )\S+")


def judge(
    base: Contract, revision: Contract, terms: Terms, today: date, needed: Callable[[], Engine]
) -> list[Finding]:
    """What clients of the base would find in the revision.

    A break that comes with the version that the policy demands for it is a warning.

    Args:
        base: what was promised.
        revision: what would be promised now, under the name that fingerprints use.
        terms: what holds for the contract.
        today: the date of the run.
        needed: gives the diff engine; called only when there is something to diff.

    Raises:
        ToolError: the validator or the engine failed, so that nothing can be said.
        TimeLimitError: it takes longer than it may.
    """
    before, after = (promised(side, terms.exclude) for side in (base, revision))
    with patience(revision.path):
        comparison = compare(before, after, needed)
        found = engine.check(comparison, applicable(comparison), terms.settings, revision.name)
    found = [capped for finding in found if (capped := _capped(finding, before, terms.ceilings))]
    breaking = sum(finding.severity is Severity.ERROR and finding.rule != _INVALID for finding in found)
    release = Release(after, before, today, terms.owner, breaking)
    bump = _governed(release, terms, [BUMP])
    if bump or not terms.settings.levels.get(BUMP):
        return [*found, *bump]
    # No version announces that a contract is none.
    return [finding if finding.rule == _INVALID else _at_most(finding, Severity.WARNING) for finding in found]


def admit(revision: Contract, terms: Terms) -> list[Finding]:
    """What is wrong with a contract that is new: there is nothing to compare it with."""
    after = promised(revision, terms.exclude)
    nothing = replace(after, data={"openapi": after.version, "info": after.data.get("info"), "paths": {}})
    with patience(revision.path):
        comparison = Comparison(after.name, after, after, violations=violations(nothing, after))
    return engine.check(comparison, applicable(comparison), terms.settings, after.name)


def govern(base: Contract | None, revision: Contract, terms: Terms, today: date) -> list[Finding]:
    """What the policy has against the contract itself. What it has against the base as well warns at most.

    Args:
        base: the contract before; None for a new one.
        revision: the contract now.
        terms: what holds for it.
        today: the date of the run.
    """
    before, after = (side and promised(side, terms.exclude) for side in (base, revision))
    if after is None:
        return []
    names = [name for name in terms.settings.levels if name != BUMP]
    found = _governed(Release(after, before, today, terms.owner), terms, names)
    if before is None or not found:
        return found
    old = _governed(Release(before, before, today, terms.owner), terms, names)
    known = {finding.fingerprint for finding in old}
    return [
        _at_most(finding, Severity.WARNING) if finding.fingerprint in known else finding for finding in found
    ]


def unsaid(findings: Iterable[Finding], said: Iterable[Finding]) -> list[Finding]:
    """Of the findings against one more version those that no version before it gave."""
    known = {finding.fingerprint for finding in said}
    return [finding for finding in findings if finding.fingerprint not in known]


def _governed(release: Release, terms: Terms, names: Collection[str]) -> list[Finding]:
    """What the rules of governance of these names say; all of them are off until a policy asks for them."""
    asked = [name for name in names if terms.settings.levels.get(name)]
    if not asked:
        return []
    rules = [rule for rule in governance_rules() if rule.name in asked]
    return engine.check(release, rules, terms.settings, release.contract.name)


def promised(contract: Contract, exclude: tuple[str, ...]) -> Contract:
    """The contract without the paths that nobody was promised."""
    paths = contract.data.get("paths")
    if not exclude or not isinstance(paths, Mapping):
        return contract
    kept = {path: item for path, item in paths.items() if not _matches(path, exclude)}
    return replace(contract, data={**contract.data, "paths": kept})


def _matches(path: str, globs: tuple[str, ...]) -> bool:
    return any(matches(path.removeprefix("/"), glob) for glob in globs)


def _capped(finding: Finding, base: Contract, ceilings: Mapping[str, Severity | None]) -> Finding | None:
    """The finding under the ceiling of the stability that clients knew; None where the ceiling drops it."""
    operation = _OPERATION.match(finding.subject)
    stability = level(base, operation[0]) if operation else ""
    if stability not in ceilings:
        return finding
    ceiling = ceilings[stability]
    return None if ceiling is None else _at_most(finding, ceiling)


def _at_most(finding: Finding, ceiling: Severity) -> Finding:
    return msgspec.structs.replace(finding, severity=min(finding.severity, ceiling))
