"""Markdown for job summaries and comments on pull requests: one table, nothing of a finding is markup."""

import re

from wb.findings import Finding, Report
from wb.reports.excerpt import printable
from wb.reports.summary import sentence

SHOWN = 200
"""Rows that are shown; GitHub cuts comments at 65,536 characters."""

_MARKUP = re.compile(r"([\\`*_\[\]|~&<>$#])")


def render(report: Report) -> str:
    """What was found as a table, what could not be checked, then the notes."""
    found = sorted(
        (finding for finding in report.findings if finding.waiver is None),
        key=lambda finding: (-finding.severity, *finding.location.sort_key),
    )
    parts = [f"**{escaped(sentence(report))}**", _table(found[:SHOWN])]
    if len(found) > SHOWN:
        parts.append(f"{len(found) - SHOWN} more are left out here.")
    parts += [f"Could not be checked: {escaped(str(failure))}" for failure in report.failures]
    parts.append("\n".join(f"- {escaped(note)}" for note in report.notes))
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(found: list[Finding]) -> str:
    if not found:
        return ""
    head = ("| level | where | what | what to do |", "| --- | --- | --- | --- |")
    return "\n".join((*head, *(_row(finding) for finding in found)))


def _row(finding: Finding) -> str:
    place = finding.location
    where = escaped(f"{place.path}:{place.line}" if place.line else place.path)
    what = f"{escaped(finding.message)}<br>{escaped(finding.rule)}"
    return f"| {finding.severity.label} | {where} | {what} | {escaped(finding.hint)} |"


def escaped(text: str) -> str:
    """The text with every character that could be markup escaped, on one line of a table."""
    return _MARKUP.sub(r"\\\1", printable(text)).replace("\r", "").replace("\n", "<br>")
