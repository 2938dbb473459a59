"""GitHub workflow commands: one annotation a finding.

GitHub shows ten annotations of each level for a step. Errors come first, and what is cut is said.
Escaping: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
"""

from wb.findings import Finding, Report, Severity
from wb.reports.summary import sentence

SHOWN = 10
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """The annotations, errors first, then a line that sums up and says how many GitHub would not show."""
    lines: list[str] = []
    for level in reversed(Severity):
        found = [_command(f) for f in report.findings if f.severity == level and f.waiver is None]
        if level is Severity.ERROR:
            found = [*map(failed, report.failures), *found]
        lines += found[:SHOWN]
        if len(found) > SHOWN:
            cut = len(found) - SHOWN
            lines.append(f"{cut} more of level {level.label} left out: GitHub shows {SHOWN} for each step")
    return "\n".join([*lines, sentence(report)]) + "\n"


def failed(failure: Exception) -> str:
    """The annotation for what could not be checked."""
    told = "\n".join(filter(None, (str(failure), getattr(failure, "hint", ""))))
    return f"::error title=wb could not check::{_data(told)}"


def note(text: str) -> str:
    """A line that is no finding, as an annotation of the run."""
    return f"::notice title=wb::{_data(text)}\n"


def _command(finding: Finding) -> str:
    place = finding.location
    properties = {
        "file": place.path,
        "line": place.line,
        "endLine": place.end_line,
        "col": place.column,
        "endColumn": place.end_column,
        "title": f"wb: {finding.rule}",
    }
    if place.end_line != place.line:
        # Columns of an annotation over several lines are refused.
        properties |= {"col": None, "endColumn": None}
    stated = ",".join(
        f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None
    )
    message = finding.message + (f"\n{finding.hint}" if finding.hint else "")
    return f"::{COMMANDS[finding.severity]} {stated}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
