"""``wb lint``."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from wb.cli.completion import kinds, refs
from wb.cli.output import allow_empty_option, finish, format_option, output_file_option
from wb.cli.progress import show_progress
from wb.config import Config, load
from wb.errors import InputError, UsageError
from wb.findings import Report, Severity
from wb.stage import Stage

STDIN = Path("-")


@click.command("lint")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--kind", shell_complete=kinds, help="Take every document for this kind.")
@click.option(
    "--stage", type=click.Choice([stage.value for stage in Stage]), help="Check as if at this stage."
)
@click.option("--changed", is_flag=True, help="Report only what the changes since --base touch.")
@click.option(
    "--base",
    metavar="REF",
    shell_complete=refs,
    help="What --changed compares with: where this branch left it  [default: HEAD]",
)
@click.option("--fix", is_flag=True, help="Apply the safe fixes.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option("--update-baseline", is_flag=True, help="Start the baseline, or take out of it what is mended.")
@click.option("--stdin-filename", default="stdin.md", show_default=True, help="The name of what - reads.")
@allow_empty_option
@click.option("--verbose", "-v", is_flag=True, help="Name the files that were skipped, and why.")
@click.option("--quiet", "-q", is_flag=True, help="Leave out what is below a warning.")
@format_option
@output_file_option
def lint_command(paths: tuple[Path, ...], output_format: str, **options: Any) -> None:
    """Check documents: integrity, structure, length.

    PATHS are files, folders, or - for standard input; without any, the current folder.

    \b
    Examples:
      wb lint proposals/
      wb lint --stage review proposals/refunds/prfaq.md
    """  # noqa: D301 - click's mark is the backspace itself
    _check_combination(output_format, options)
    show_progress(quiet=options["quiet"])
    config = load(Path.cwd())
    report = _report(paths, config, options)
    if options["verbose"]:
        for skipped in report.skipped:
            click.echo(f"{skipped.path}: skipped: {skipped.reason}", err=True)
    least = Severity.WARNING if options["quiet"] else Severity.INFO
    finish(report, output_format, config, least, options["output_files"])


def _check_combination(output_format: str, options: dict[str, Any]) -> None:
    """Refuse options of which one would be passed over, or break what the other prints."""
    if options["base"] and not options["changed"]:
        raise UsageError("--base says what --changed compares with", "Give both, or neither.")
    if options["diff"] and output_format != "text":
        raise UsageError(
            f"--diff prints text, and no program reads it out of {output_format}",
            f"Write the report to a file: --diff --output-file {output_format}=PATH.",
        )
    if options["changed"] and (options["fix"] or options["diff"]):
        raise UsageError(
            "--fix and --diff are about whole files, --changed about lines of them",
            "Name the files that are to be mended: wb lint --fix PATH…",
        )


def _report(paths: tuple[Path, ...], config: Config, options: dict[str, Any]) -> Report:
    # Imported here, because help and completion do without the parser.
    from wb.examined import Choice  # noqa: PLC0415
    from wb.lint import lint, narrowed  # noqa: PLC0415

    stage = Stage(options["stage"]) if options["stage"] else None
    # The user's own day is meant: a launch is past when it is past where the user is.
    choice = Choice(date.today(), options["kind"], stage, options["update_baseline"])  # noqa: DTZ011
    files, texts = _inputs(paths, options["stdin_filename"], config)
    if options["fix"] or options["diff"]:
        from wb.cli.mend import mend  # noqa: PLC0415 - most runs mend nothing

        mend(
            files,
            texts,
            lambda path, text: lint([path], config, choice, {path: text}),
            config.root,
            not options["diff"],
        )
    report = lint(files, config, choice, texts)
    _insist_on_work(report, options["allow_empty"])
    if options["changed"]:
        from wb import git  # noqa: PLC0415 - a run over whole files starts no program
        from wb.branch import merge_base  # noqa: PLC0415 - as above

        base = merge_base(config.root, options["base"] or "HEAD", os.environ)
        return narrowed(report, git.changed_lines(config.root, base.commit))
    return report


def _inputs(paths: tuple[Path, ...], stdin_name: str, config: Config) -> tuple[list[Path], dict[Path, str]]:
    """The files to read, and the texts that are not read from disk."""
    from wb.documents.find import find  # noqa: PLC0415 - help and completion do without them
    from wb.documents.text import decode  # noqa: PLC0415 - as above

    if STDIN in paths:
        name = Path(stdin_name)
        return [name], {name: decode(sys.stdin.buffer.read(), "standard input")}
    return find(paths or (Path(),), config.root, config.excluded), {}


def _insist_on_work(report: Report, allow_empty: bool) -> None:
    """A run that checked nothing must not look like one that passed."""
    if not (report.checked or report.skipped or report.failures or allow_empty):
        raise InputError(
            "no Markdown files found, so nothing was checked",
            "Name files or folders, look at exclude in wb.toml, or pass --allow-empty.",
        )
