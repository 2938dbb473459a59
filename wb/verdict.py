"""Findings on contracts to a Report: waivers applied, and with each error the command that would waive it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from wb.catalogue import contract_rules, governance_rules, keeping_rules, waiver_rules
from wb.config import Config
from wb.findings import Finding, Report
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
    known = {
        rule.name: rule.info
        for rule in (*contract_rules(), *governance_rules(), *keeping_rules(), *waiver_rules())
    }
    return Report(
        tuple(_with_command(finding, config) for finding in settled.findings),
        checked=len(coverage.names),
        unit="contract",
        sources={path: text.split("\n") for path, text in coverage.files.items()},
        rules={finding.rule: known[finding.rule] for finding in settled.findings},
        notes=coverage.notes,
        failures=coverage.failures,
        fail_on=config.fail_on,
    )


def _with_command(finding: Finding, config: Config) -> Finding:
    """The finding with the command that would waive it; waivers themselves are mended, not waived."""
    own = config.source is not None and finding.location.path == config.source.name
    if finding.severity < config.fail_on or finding.waiver is not None or own:
        return finding
    command = f"wb waive {finding.fingerprint} --reason … --owner … --expires …"
    return replace(finding, hint=f"{finding.hint}\n{command}".strip())
