"""GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

import hashlib
import json
from collections import Counter
from typing import Any

from wb.findings import Finding, Report, Severity

SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """A list with an entry for each finding that is not waived."""
    seen: Counter[str] = Counter()
    entries = [_entry(finding, seen) for finding in report.findings if finding.waiver is None]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(finding: Finding, seen: Counter[str]) -> dict[str, Any]:
    seen[finding.fingerprint] += 1
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": finding.message,
        "content": {"body": finding.hint},
        "categories": ["Compatibility" if finding.scope else "Style"],
        "severity": SEVERITIES[finding.severity],
        "fingerprint": _unique(finding.fingerprint, seen[finding.fingerprint]),
        "location": {"path": finding.location.path, "lines": {"begin": finding.location.line or 1}},
    }


def _unique(fingerprint: str, count: int) -> str:
    """GitLab shows one entry a fingerprint; of several findings alike, each gets its own."""
    if count == 1:
        return fingerprint
    return hashlib.sha256(f"{fingerprint} {count}".encode()).hexdigest()[:16]
