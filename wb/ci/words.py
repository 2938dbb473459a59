"""What the comment and the job summary say: the verdict, what to do next, then the report."""

from collections.abc import Sequence

from wb.findings import Report, Severity
from wb.reports import render

VERDICTS = {0: "passed", 1: "failed", 2: "not-checked"}
"""What an exit code means."""

_HEADS = {
    0: "wb: nothing stands in the way",
    1: "wb: this has to be mended before it is merged",
    2: "wb: not everything could be checked",
}


def words(report: Report, code: int, command: str, page: str = "") -> str:
    """Markdown.

    Args:
        report: what was found.
        code: the exit code that follows from it.
        command: which checks the same where the author is.
        page: the address of the run.
    """
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(_steps(report, code, command), 1))
    parts = [f"### {_HEADS[code]}", steps, render("markdown", report).strip()]
    if page:
        parts.append(f"[The run]({page})")
    return "\n\n".join(part for part in parts if part) + "\n"


def _steps(report: Report, code: int, command: str) -> Sequence[str]:
    if code == 0:
        return ()
    steps = []
    if report.failures:
        steps.append("Mend what could not be checked first: until then nobody knows what it hides.")
    if code == 1 or report.count(Severity.ERROR):
        steps.append(
            "Mend what the table names, the first rows first; `wb explain RULE` says why a rule is there."
        )
    if any("wb waive " in finding.hint for finding in report.findings if finding.waiver is None):
        steps.append(
            "Is a break agreed? Run the `wb waive …` of its row and commit `wb.toml`:"
            " who answers for it and until when is reviewed with the change."
        )
    return [*steps, f"The same where you are: `{command}`"]
