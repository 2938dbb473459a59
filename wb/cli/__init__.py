"""The command line: parse, call, print, exit. Each command's module is imported only when it runs."""

import gc
import importlib
import os
import sys
from collections.abc import Mapping
from typing import Any

import click

from wb import __version__
from wb.errors import WbError

COMMANDS = {
    "action": "wb.cli.action",
    "api": "wb.cli.api",
    "check": "wb.cli.check",
    "completion": "wb.cli.completion",
    "doctor": "wb.cli.doctor",
    "explain": "wb.cli.rules",
    "init": "wb.cli.init",
    "lint": "wb.cli.lint",
    "new": "wb.cli.new",
    "oasdiff": "wb.cli.oasdiff",
    "outline": "wb.cli.outline",
    "packet": "wb.cli.packet",
    "preview": "wb.cli.preview",
    "rules": "wb.cli.rules",
    "waive": "wb.cli.waive",
    "waivers": "wb.cli.waive",
}
"""Where each command lives; the attribute has the command's name."""

EXIT_OK, EXIT_FINDINGS, EXIT_FAILED = 0, 1, 2


class LazyGroup(click.Group):
    """A group that imports a command's module when it is asked for, so that start-up stays fast.

    Args:
        lazy: the module of each command by its name; the attribute there is the name and ``_command``.
    """

    def __init__(self, *arguments: Any, lazy: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All commands by name."""
        return sorted(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command; None when there is none of that name."""
        if cmd_name not in self._lazy:
            return None
        module = importlib.import_module(self._lazy[cmd_name])
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name the nearest one."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from wb.suggest import did_you_mean  # noqa: PLC0415 - only on the way to an error

            raise click.UsageError(
                f"No such command {args[0]!r}.{did_you_mean(args[0], self._lazy)}", ctx
            ) from error


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="wb", message="%(prog)s %(version)s")
def cli() -> None:
    """Work backwards from the customer, in a Git repository.

    Scaffold the PR/FAQ and its companions, lint them, and keep API contracts from breaking.
    """


def complain(error: Exception) -> None:
    """Say on stderr what wb could not do, and what to do about it."""
    hint = error.hint if isinstance(error, WbError) else ""
    click.echo(f"wb: {error}", err=True)
    if hint:
        click.echo(f"  {hint}", err=True)


def main() -> None:
    """Run the command line and exit: 0 clean, 1 findings at or above fail_on, 2 wb could not do its work."""
    # What a run reads lives to its end: looking through it for garbage over and over is a tenth of the run.
    gc.set_threshold(200_000, 20, 100)
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.Abort:
        code = _failed("wb: interrupted")
    except click.ClickException as error:
        error.show()
        code = EXIT_FAILED
    except WbError as error:
        complain(error)
        code = EXIT_FAILED
    except BrokenPipeError:
        # The reader has gone (`wb lint | head`): nothing more can be said. Keep the interpreter from
        # complaining when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = EXIT_FAILED
    except Exception as error:  # else Python would exit with 1, which says "findings"
        code = _crashed(error)
    sys.exit(code if isinstance(code, int) else EXIT_OK)


def _failed(message: str) -> int:
    click.echo(message, err=True)
    return EXIT_FAILED


def _crashed(error: Exception) -> int:
    """A fault of wb itself; its traceback is for those who mend it."""
    if os.environ.get("WB_TRACEBACK"):
        import traceback  # noqa: PLC0415 - only here

        traceback.print_exception(error)
    place = f"{type(error).__name__}: {error}"
    return _failed(f"wb: a fault of wb itself: {place}\n  Please report it with what WB_TRACEBACK=1 shows.")
