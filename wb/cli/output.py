"""How every command that finds something prints it and exits."""

import io
import os
import sys
from dataclasses import replace
from typing import NoReturn

import click

from wb.cli import EXIT_FAILED, EXIT_FINDINGS, EXIT_OK, complain
from wb.errors import InputError
from wb.findings import Report, Severity
from wb.reports import FORMATS, render

format_option = click.option(
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How findings are printed.",
)


def colour_wanted() -> bool | None:
    """Whether to colour: NO_COLOR and FORCE_COLOR decide; None asks whether stdout is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return None


def finish(report: Report, output_format: str, fail_on: Severity, least: Severity = Severity.INFO) -> NoReturn:
    """Print the report to stdout, what failed to stderr, and exit.

    Exits with 2 when something could not be checked, with 1 when a finding reaches ``fail_on``, else with 0.
    Findings below ``least`` are not printed.
    """
    failed = report.reaches(fail_on)
    echo(render(output_format, replace(report, findings=tuple(f for f in report.findings if f.severity >= least))))
    for failure in report.failures:
        complain(failure)
    raise click.exceptions.Exit(EXIT_FAILED if report.failures else EXIT_FINDINGS if failed else EXIT_OK)


def echo(text: str) -> None:
    """Print to stdout in UTF-8, with colours only where they are wanted."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    click.echo(text, nl=False, color=colour_wanted())


def stdin_text() -> str:
    """What standard input holds.

    Raises:
        InputError: it is not UTF-8.
    """
    data = click.get_binary_stream("stdin").read()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"standard input is not UTF-8: byte {error.start + 1}", "Convert it to UTF-8.") from error
