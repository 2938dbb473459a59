"""``wb action``: what action.yml runs. Hidden: people run ``wb check``.

Its settings come by environment variables, so that what a workflow passes on never becomes shell text.
"""

import os
from datetime import date

import click

from wb.cli import EXIT_FAILED
from wb.cli.output import echo, tell
from wb.errors import WbError


@click.command("action", hidden=True)
def action_command() -> None:
    """Check a pull request on GitHub; action.yml runs it.

    \b
    Examples:
      WB_BASE=origin/main wb action
      WB_PATHS=proposals/ WB_COMMENT=false wb action
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.ci.action import Run, act  # noqa: PLC0415 - help and completion do without
    from wb.ci.event import read  # noqa: PLC0415
    from wb.reports.github import failed  # noqa: PLC0415

    try:
        run = Run(read(os.environ), os.environ, date.today(), tell)  # noqa: DTZ011 - the runner's own day
        code, text = act(run)
    except WbError as error:
        # Not as others print it: a line of its own could be a command to the runner.
        code, text = EXIT_FAILED, failed(error)
    echo(text.rstrip() + "\n")
    raise click.exceptions.Exit(code)
