"""``wb api gate``."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import click

from wb.cli.completion import refs
from wb.cli.output import (
    allow_empty_option,
    finish,
    format_option,
    or_nothing,
    output_file_option,
    staged_option,
    tell,
)
from wb.cli.progress import show_progress
from wb.config import load
from wb.findings import Severity


@click.command("gate")
@click.option(
    "--base",
    metavar="REF",
    shell_complete=refs,
    help="The branch that this one goes into  [default: what the CI says]",
)
@staged_option
@allow_empty_option
@click.option("--quiet", "-q", is_flag=True, help="Leave out what is below a warning.")
@format_option
@output_file_option
def gate_command(base: str | None, output_format: str, **options: Any) -> None:
    """Check every contract that this branch touches.

    Each is compared with the merge base and with its live published versions. Without --base, the CI's
    target branch is taken, else the default branch.

    \b
    Examples:
      wb api gate
      wb api gate --base origin/main --format github
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.gate import Question, gate  # noqa: PLC0415 - help and completion do without the engine

    show_progress(quiet=options["quiet"])
    config = load(Path.cwd())
    question = Question(date.today(), os.environ, base, options["staged"])  # noqa: DTZ011 - the user's own day
    report = or_nothing(lambda: gate(config, question, tell), options["allow_empty"])
    least = Severity.WARNING if options["quiet"] else Severity.INFO
    finish(report, output_format, config, least, options["output_files"])
