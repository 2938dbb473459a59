"""``wb api check``."""

import sys
from datetime import date
from pathlib import Path

import click

from wb.cli.output import finish, format_option, output_file_option, tell
from wb.config import load
from wb.findings import Severity


@click.command("check")
@click.argument("base")
@click.argument("revision")
@click.option("--allow-url", is_flag=True, help="Let BASE and REVISION be https addresses.")
@click.option("--quiet", "-q", is_flag=True, help="Leave out what is below a warning.")
@format_option
@output_file_option
def check_command(  # noqa: PLR0913, PLR0917 - one argument for each option of the command
    base: str,
    revision: str,
    allow_url: bool,
    quiet: bool,
    output_format: str,
    output_files: tuple[tuple[str, Path], ...],
) -> None:
    """Compare two versions of an OpenAPI contract, or of a folder of them.

    BASE is what was promised, REVISION what would be promised now: OpenAPI 3 in YAML or JSON. Each is a
    file, a folder, REF:PATH for what Git has at a commit, - for standard input, or an https address.

    \b
    Examples:
      wb api check openapi.released.yaml openapi.yaml
      wb api check origin/main:api api
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.api import check  # noqa: PLC0415 - help and completion do without the engine
    from wb.inputs import Permission, given  # noqa: PLC0415 - as above

    config = load(Path.cwd())
    today = date.today()  # noqa: DTZ011 - the user's own day
    allowed = Permission(sys.stdin.buffer.read, allow_url)
    before, after = (given(text, config, allowed) for text in (base, revision))
    report = check(before, after, config, today, tell)
    finish(report, output_format, config, Severity.WARNING if quiet else Severity.INFO, output_files)
