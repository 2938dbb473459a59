"""How every command that finds something prints it and exits."""

import io
import os
import sys
from typing import NoReturn

import click

from wb.cli import EXIT_FINDINGS, EXIT_OK
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


def finish(report: Report, output_format: str, fail_on: Severity) -> NoReturn:
    """Print the report to stdout and exit: 1 when a finding reaches ``fail_on``, else 0."""
    echo(render(output_format, report))
    raise click.exceptions.Exit(EXIT_FINDINGS if report.reaches(fail_on) else EXIT_OK)


def echo(text: str) -> None:
    """Print to stdout in UTF-8, with colours only where they are wanted."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    click.echo(text, nl=False, color=colour_wanted())
