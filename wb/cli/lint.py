"""``wb lint``."""

from datetime import date
from pathlib import Path

import click

from wb.cli.output import finish, format_option, stdin_text
from wb.config import Config, load
from wb.errors import InputError
from wb.findings import Report, Severity
from wb.stage import Stage

STDIN = Path("-")


@click.command("lint")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--kind", help="Take every document for this kind.")
@click.option("--stage", type=click.Choice([stage.value for stage in Stage]), help="Check as if at this stage.")
@click.option("--stdin-filename", default="stdin.md", show_default=True, help="The name of what - reads.")
@click.option("--allow-empty", is_flag=True, help="Exit with 0 when there is nothing to check.")
@click.option("--verbose", "-v", is_flag=True, help="Name the files that were skipped, and why.")
@click.option("--quiet", "-q", is_flag=True, help="Leave out what is below a warning.")
@format_option
def lint_command(  # noqa: PLR0913, PLR0917 - one argument for each option of the command
    paths: tuple[Path, ...],
    kind: str | None,
    stage: str | None,
    stdin_filename: str,
    allow_empty: bool,
    verbose: bool,
    quiet: bool,
    output_format: str,
) -> None:
    """Check documents: integrity, structure, length.

    PATHS are files, folders, or - for standard input; without any, the current folder.

    \b
    Examples:
      wb lint proposals/
      wb lint --stage review proposals/refunds/prfaq.md
    """
    from wb.lint import Choice, lint  # noqa: PLC0415 - help and completion do without the parser

    config = load(Path.cwd())
    choice = Choice(date.today(), kind, Stage(stage) if stage else None)  # noqa: DTZ011 - the user's own day
    files, texts = _inputs(paths, stdin_filename, config)
    report = lint(files, config, choice, texts)
    _insist_on_work(report, allow_empty)
    if verbose:
        for skipped in report.skipped:
            click.echo(f"{skipped.path}: skipped: {skipped.reason}", err=True)
    finish(report, output_format, config.fail_on, least=Severity.WARNING if quiet else Severity.INFO)


def _inputs(paths: tuple[Path, ...], stdin_filename: str, config: Config) -> tuple[list[Path], dict[Path, str]]:
    from wb.documents.find import find  # noqa: PLC0415 - as above

    if STDIN in paths:
        name = Path(stdin_filename)
        return [name], {name: stdin_text()}
    return find(paths or (Path(),), config.root, config.settings.exclude), {}


def _insist_on_work(report: Report, allow_empty: bool) -> None:
    """A run that checked nothing must not look like one that passed."""
    if not (report.checked or report.skipped or report.failures or allow_empty):
        raise InputError(
            "no Markdown files found, so nothing was checked",
            "Name files or folders, look at exclude in wb.toml, or pass --allow-empty.",
        )
