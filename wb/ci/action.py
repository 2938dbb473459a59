"""What the GitHub Action does: check, leave the reports, say it where people look. Prints nothing itself."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wb import files
from wb.check import Task, check
from wb.ci import comment
from wb.ci.base import base
from wb.ci.event import Event
from wb.ci.outputs import leave
from wb.ci.words import VERDICTS, words
from wb.config import load
from wb.errors import ToolError, UsageError, WbError
from wb.examined import Choice
from wb.findings import Report, Severity
from wb.gate import Question
from wb.reports import render
from wb.reports.github import failed, note

if TYPE_CHECKING:
    from wb.contracts.oasdiff_install import Tell

PASSED, FAILED, NOT_CHECKED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of the action.

    Args:
        base: what to compare with; empty lets the event decide.
        paths: what to check; empty for everything.
        fail_on: the lowest level that fails; None leaves it to wb.toml.
        comment: whether to comment on the pull request.
        sarif: whether to leave a SARIF file.
        folder: for the reports.
    """

    base: str
    paths: tuple[str, ...]
    fail_on: Severity | None
    comment: bool
    sarif: bool
    folder: Path


@dataclass(frozen=True, slots=True)
class Run:
    """The surroundings of a run: the event, the environment, the day, and who is told what takes time."""

    event: Event
    environment: Mapping[str, str]
    today: date
    tell: "Tell"


def _inputs(environment: Mapping[str, str]) -> Inputs:
    """The inputs, from the variables in which action.yml hands them on."""
    level = environment.get("WB_FAIL_ON", "")
    if level and level not in {severity.label for severity in Severity}:
        raise UsageError(f"fail-on: there is no level {level!r}", "Make it error, warning or info.")
    try:
        paths = tuple(shlex.split(environment.get("WB_PATHS", "")))
    except ValueError as error:
        raise UsageError(
            f"paths: {error}", "Separate them by blanks, and quote those that have some."
        ) from error
    return Inputs(
        environment.get("WB_BASE", "").strip(),
        paths,
        Severity[level.upper()] if level else None,
        environment.get("WB_COMMENT", "") == "true",
        environment.get("WB_SARIF", "") == "true",
        Path(environment.get("WB_REPORTS") or "wb-reports"),
    )


def act(run: Run) -> tuple[int, str]:
    """Do it all.

    Returns:
        The exit code, and what is to be printed: commands for the runner, nothing of a document among them.

    Raises:
        InputError: a file cannot be written.
    """
    try:
        inputs = _inputs(run.environment)
    except UsageError as error:
        leave(run.environment, {"verdict": VERDICTS[NOT_CHECKED]}, "")
        return NOT_CHECKED, failed(error)
    try:
        report, code = _checked(inputs, run)
    except WbError as error:
        report, code = Report((), 0, failures=(error,)), NOT_CHECKED
    text = words(report, code, _local(inputs, run.event), run.event.page)
    leave(run.environment, _outputs(inputs, report, code, text), text)
    return code, render("github", report) + _commented(
        inputs, run, text, quiet=not report.findings and code == PASSED
    )


def _checked(inputs: Inputs, run: Run) -> tuple[Report, int]:
    config = load(Path.cwd())
    target = base(config.root, run.event, inputs.base)
    question = Question(run.today, run.environment, target)
    paths = tuple(map(Path, inputs.paths))
    task = Task(paths, Choice(run.today), question, changed=target is not None, fail_on=inputs.fail_on)
    report = check(config, task, run.tell)
    if report.failures:
        return report, NOT_CHECKED
    return report, FAILED if report.reaches(report.fail_on or config.fail_on) else PASSED


def _local(inputs: Inputs, event: Event) -> str:
    """The command that checks the same where the author is."""
    against = ["--changed", "--base", f"origin/{event.target}"] if event.target else []
    return shlex.join(["wb", "check", *inputs.paths, *against])


def _outputs(inputs: Inputs, report: Report, code: int, text: str) -> dict[str, object]:
    """What the steps after it get; the reports are written on the way."""
    formats = {"json": "report.json", **({"sarif": "report.sarif"} if inputs.sarif else {})}
    reports = {name: inputs.folder.absolute() / file for name, file in formats.items()}
    summary = inputs.folder.absolute() / "report.md"
    inputs.folder.mkdir(parents=True, exist_ok=True)
    for name, path in reports.items():
        files.replace(path, render(name, report).encode())
    files.replace(summary, text.encode())
    counts = {f"{level.label}s": report.count(level) for level in reversed(Severity)}
    return {"verdict": VERDICTS[code], **counts, "waived": report.waived, **reports, "summary": summary}


def _commented(inputs: Inputs, run: Run, text: str, *, quiet: bool) -> str:
    """What there is to print about the comment. Whatever comes of it, the verdict stays."""
    if not inputs.comment or run.event.number is None:
        return ""
    if run.event.fork or not run.environment.get("GH_TOKEN"):
        return note("A change from a fork may not comment: the job's summary has what the comment would say.")
    try:
        body = f"{comment.marker(inputs.paths)}\n{text}"
        return note(comment.keep(run.event, body, run.environment, only_update=quiet))
    except ToolError as error:
        return note(f"No comment on the pull request: {error.message}\n{error.hint}")
