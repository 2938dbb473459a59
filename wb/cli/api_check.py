"""``wb api check``."""

from datetime import date
from pathlib import Path

import click

from wb.cli.output import finish, format_option, output_file_option, tell
from wb.config import load
from wb.findings import Severity


@click.command("check")
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("revision", type=click.Path(path_type=Path))
@click.option("--quiet", "-q", is_flag=True, help="Leave out what is below a warning.")
@format_option
@output_file_option
def check_command(
    base: Path,
    revision: Path,
    quiet: bool,
    output_format: str,
    output_files: tuple[tuple[str, Path], ...],
) -> None:
    r"""Compare two versions of an OpenAPI contract.

    BASE is what was promised, REVISION what would be promised now: two OpenAPI 3 files, YAML or JSON.

    \b
    Example:
      wb api check openapi.released.yaml openapi.yaml
    """
    from wb.api import check  # noqa: PLC0415 - help and completion do without the engine

    config = load(Path.cwd())
    today = date.today()  # noqa: DTZ011 - the user's own day
    report = check(base, revision, config, today, tell)
    finish(report, output_format, config.fail_on, Severity.WARNING if quiet else Severity.INFO, output_files)
