"""``wb check``."""

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
from wb.stage import Stage


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--base",
    metavar="REF",
    shell_complete=refs,
    help="The branch that this one goes into  [default: what the CI says]",
)
@click.option("--changed", is_flag=True, help="In documents, report only what this branch touches.")
@staged_option
@allow_empty_option
@click.option(
    "--stage",
    type=click.Choice([stage.value for stage in Stage]),
    help="Check documents as if at this stage.",
)
@click.option(
    "--fail-on",
    type=click.Choice([level.label for level in Severity]),
    help="The lowest level that fails  [default: what wb.toml says, else error]",
)
@click.option("--verbose", "-v", is_flag=True, help="Name the files that were skipped, and why.")
@click.option("--quiet", "-q", is_flag=True, help="Leave out what is below a warning.")
@format_option
@output_file_option
def check_command(paths: tuple[Path, ...], output_format: str, **options: Any) -> None:
    """Check everything: documents as wb lint does, contracts as wb api gate does.

    PATHS are files and folders; without any, the whole repository. One report, one exit code.

    \b
    Examples:
      wb check
      wb check proposals/ --changed --base origin/main --format github
    """  # noqa: D301 - click's mark is the backspace itself
    # Imported here, because help and completion do without parser and engine.
    from wb.check import Task, check  # noqa: PLC0415
    from wb.examined import Choice  # noqa: PLC0415
    from wb.gate import Question  # noqa: PLC0415

    show_progress(quiet=options["quiet"])
    config = load(Path.cwd())
    today = date.today()  # noqa: DTZ011 - the user's own day
    choice = Choice(today, stage=Stage(options["stage"]) if options["stage"] else None)
    level = Severity[options["fail_on"].upper()] if options["fail_on"] else None
    question = Question(today, os.environ, options["base"], options["staged"])
    task = Task(paths, choice, question, options["changed"], level)
    report = or_nothing(lambda: check(config, task, tell), options["allow_empty"])
    if options["verbose"]:
        for skipped in report.skipped:
            click.echo(f"{skipped.path}: skipped: {skipped.reason}", err=True)
    least = Severity.WARNING if options["quiet"] else Severity.INFO
    finish(report, output_format, config, least, options["output_files"])
