"""Markdown for job summaries and comments on pull requests: one table, nothing of a finding is markup."""

import re
from collections.abc import Sequence

from wb.findings import Finding, Report
from wb.reports.excerpt import printable
from wb.reports.summary import sentence

SHOWN = 200
"""Rows that are shown."""

BUDGET = 48_000
"""Characters that they may take: GitHub refuses comments of more than 65,536."""

_LONGEST = 1_000
"""Characters of one text that are shown."""

_HEAD = ("| level | where | what | what to do |", "| --- | --- | --- | --- |")
_SPECIAL = re.compile(r"[\\`*_\[\]|~&<>$]|[#@]|:(?=//)|(?<=[Ww]{3})\.|\n")
_APART = "&#8203;"
"""A blank of no width. It keeps GitHub from finding names, issues and addresses, which a backslash does not:
https://github.com/github/cmark-gfm/issues/181."""


def render(report: Report) -> str:
    """What was found as a table, what could not be checked, then the notes."""
    found = sorted(
        (finding for finding in report.findings if finding.waiver is None),
        key=lambda finding: (-finding.severity, *finding.location.sort_key),
    )
    rows = _rows(found)
    parts = [f"**{escaped(sentence(report))}**", "\n".join((*_HEAD, *rows)) if rows else ""]
    if len(found) > len(rows):
        parts.append(f"{len(found) - len(rows)} more are left out here.")
    parts += [_failure(failure) for failure in report.failures[:SHOWN]]
    parts.append("\n".join(f"- {escaped(note)}" for note in report.notes))
    return "\n\n".join(part for part in parts if part) + "\n"


def _failure(failure: Exception) -> str:
    told = " ".join(filter(None, (str(failure), getattr(failure, "hint", ""))))
    return f"Could not be checked: {escaped(told)}"


def _rows(found: Sequence[Finding]) -> list[str]:
    """The first rows, as many as there is room for."""
    rows: list[str] = []
    room = BUDGET
    for finding in found[:SHOWN]:
        row = _row(finding)
        room -= len(row) + 1
        if room < 0:
            break
        rows.append(row)
    return rows


def _row(finding: Finding) -> str:
    place = finding.location
    where = escaped(f"{place.path}:{place.line}" if place.line else place.path)
    what = f"{escaped(finding.message)}<br>{escaped(finding.rule)}"
    return f"| {finding.severity.label} | {where} | {what} | {escaped(finding.hint)} |"


def escaped(text: str) -> str:
    """The text on one line of a table, nothing of it markup, a mention, a reference or an address."""
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return _SPECIAL.sub(_plain, printable(shown).replace("\r", ""))


def _plain(special: re.Match[str]) -> str:
    char = special[0]
    if char == "\n":
        return "<br>"
    if char in "#@:":
        return f"{char}{_APART}"
    if char == ".":
        return f"{_APART}."
    return f"\\{char}"
