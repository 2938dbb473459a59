"""``wb api gate``."""

import os
from datetime import date
from pathlib import Path

import click

from wb.cli.output import finish, format_option, output_file_option, tell
from wb.config import load
from wb.findings import Severity


@click.command("gate")
@click.option("--base", metavar="REF", help="The branch that this one goes into  [default: what the CI says]")
@click.option("--staged", is_flag=True, help="Check what is staged in place of the work tree, as in a hook.")
@click.option("--quiet", "-q", is_flag=True, help="Leave out what is below a warning.")
@format_option
@output_file_option
def gate_command(
    base: str | None,
    staged: bool,
    quiet: bool,
    output_format: str,
    output_files: tuple[tuple[str, Path], ...],
) -> None:
    """Check every contract that this branch touches.

    Each is compared with the merge base and with its live published versions. Without --base, the CI's
    target branch is taken, else the default branch.

    \b
    Examples:
      wb api gate
      wb api gate --base origin/main --format github
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.gate import Question, gate  # noqa: PLC0415 - help and completion do without the engine

    config = load(Path.cwd())
    question = Question(date.today(), os.environ, base, staged)  # noqa: DTZ011 - the user's own day
    report = gate(config, question, tell)
    least = Severity.WARNING if quiet else Severity.INFO
    finish(report, output_format, config.fail_on, least, output_files)
