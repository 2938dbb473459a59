"""Findings on contracts to a Report: waivers applied, and with each error the command that would waive it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import msgspec

from wb.catalogue import contract_rules, governance_rules, keeping_rules, waiver_rules
from wb.config import Config
from wb.findings import Finding, Report, RuleInfo
from wb.settle import settle


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a run looked at.

    Args:
        names: the contracts.
        files: the texts that they were read from, by path.
        notes: what there is to say beside the findings.
        failures: what could not be checked.
    """

    names: Sequence[str]
    files: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    failures: tuple[Exception, ...] = ()


def verdict(findings: Iterable[Finding], coverage: Coverage, config: Config, today: date) -> Report:
    """The report on contracts.

    Args:
        findings: all that was found.
        coverage: what was looked at.
        config: what wb.toml says, waivers included.
        today: the date that waivers are held against.
    """
    checked = {*coverage.names, *coverage.files}
    settled = settle(findings, (), config, today, checked)
    return Report(
        tuple(_with_command(finding, config) for finding in settled.findings),
        checked=len(coverage.names),
        unit="contract",
        sources={path: text.split("\n") for path, text in coverage.files.items()},
        rules=_pages({finding.rule for finding in settled.findings}),
        notes=coverage.notes,
        failures=coverage.failures,
        fail_on=config.fail_on,
    )


def _pages(names: set[str]) -> dict[str, RuleInfo]:
    """What reports need to know of the rules of these names; a family that has none of them is not loaded."""
    found: dict[str, RuleInfo] = {}
    for family in (contract_rules, waiver_rules, keeping_rules, governance_rules):
        if names - found.keys():
            found |= {rule.name: rule.info for rule in family() if rule.name in names}
    return found


def _with_command(finding: Finding, config: Config) -> Finding:
    """The finding with the command that would waive it; waivers themselves are mended, not waived."""
    own = config.source is not None and finding.location.path == config.source.name
    if finding.severity < config.fail_on or finding.waiver is not None or own:
        return finding
    command = f"wb waive {finding.fingerprint} --reason … --owner … --expires …"
    return msgspec.structs.replace(finding, hint=f"{finding.hint}\n{command}".strip())
