"""The JSON report: a contract of its own (``schemas/report.schema.json``) that only grows."""

import json
from typing import Any

import wb
from wb.findings import Finding, Location, Report, Severity

VERSION = 1


def render(report: Report) -> str:
    """One object: version, tool, findings, summary."""
    return json.dumps(as_data(report), ensure_ascii=False, indent=2) + "\n"


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    return {
        "version": VERSION,
        "tool": {"name": "wb", "version": wb.__version__},
        "findings": [_finding(finding) for finding in report.findings],
        "summary": {
            **{level.label: report.count(level) for level in reversed(Severity)},
            "waived": report.waived,
            "checked": report.checked,
            "skipped": len(report.skipped),
        },
        "notes": list(report.notes),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.label,
        "message": finding.message,
        "hint": finding.hint,
        **_place(finding.location),
        "end_line": finding.location.end_line,
        "end_column": finding.location.end_column,
        "related": [{**_place(other.location), "message": other.message} for other in finding.related],
        "subject": finding.subject,
        "fingerprint": finding.fingerprint,
        "waiver": finding.waiver,
    }


def _place(location: Location) -> dict[str, Any]:
    return {"path": location.path, "line": location.line, "column": location.column}
