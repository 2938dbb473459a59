"""Marks the findings that waivers cover. Pure."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from wb.findings import Finding
from wb.waivers.model import Usage, Waiver


def apply(
    findings: Iterable[Finding], waivers: Sequence[Waiver], today: date, known_rules: Collection[str]
) -> tuple[list[Finding], list[Usage]]:
    """Cover findings with waivers.

    The first waiver that fits covers a finding; its reason is the finding's ``waiver`` from then on.

    Args:
        findings: of a run.
        waivers: all that are written; those without a reason or past their last day cover nothing.
        today: the date of the run.
        known_rules: the names that a waiver may give.

    Returns:
        The findings in the same order, and what became of each waiver.
    """
    used = [0] * len(waivers)
    covered = [_covered(finding, waivers, used, today) for finding in findings]
    usages = [
        Usage(waiver, count, today, known=waiver.origin == "baseline" or waiver.rule in ("", *known_rules))
        for waiver, count in zip(waivers, used, strict=True)
    ]
    return covered, usages


def _covered(finding: Finding, waivers: Sequence[Waiver], used: list[int], today: date) -> Finding:
    for index, waiver in enumerate(waivers):
        spent = waiver.count is not None and used[index] >= waiver.count
        if not spent and waiver.in_force(today) and waiver.covers(finding):
            used[index] += 1
            return replace(finding, waiver=waiver.reason)
    return finding
