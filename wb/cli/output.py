"""How every command that finds something prints it and exits."""

import io
import os
import sys
from collections.abc import Callable, Container, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import click
from msgspec.structs import replace

from wb.cli import EXIT_FAILED, EXIT_FINDINGS, EXIT_OK, complain
from wb.config import Config
from wb.errors import InputError, NothingToCheckError
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


def _format_and_path(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> tuple[tuple[str, Path], ...]:
    pairs = []
    for text in given:
        name, _, path = text.partition("=")
        if name not in FORMATS or not path:
            raise click.BadParameter(
                f"{text!r} is not FORMAT=PATH with one of the formats {', '.join(FORMATS)}."
            )
        pairs.append((name, Path(path)))
    return tuple(pairs)


output_file_option = click.option(
    "--output-file",
    "output_files",
    multiple=True,
    metavar="FORMAT=PATH",
    callback=_format_and_path,
    help="Write the report to a file as well; may be given several times.",
)


staged_option = click.option(
    "--staged", is_flag=True, help="Check what is staged in place of the work tree, as in a hook."
)

allow_empty_option = click.option(
    "--allow-empty", is_flag=True, help="Exit with 0 when there is nothing to check."
)


def or_nothing(run: Callable[[], Report], allowed: bool) -> Report:
    """What a run reports; where there was nothing to check, an empty report if that is allowed."""
    try:
        return run()
    except NothingToCheckError as error:
        if not allowed:
            raise
        return Report((), 0, notes=(f"{error.message[:1].upper()}{error.message[1:]}.",))


def colour_wanted() -> bool | None:
    """Whether to colour: NO_COLOR and FORCE_COLOR decide; None asks whether stdout is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return None


def finish(
    report: Report,
    output_format: str,
    config: Config,
    least: Severity = Severity.INFO,
    output_files: Sequence[tuple[str, Path]] = (),
) -> NoReturn:
    """Print the report to stdout, what failed to stderr, write the files, and exit.

    Exits with 2 when something could not be checked, with 1 when a finding reaches ``fail_on``, else with 0.
    Findings below ``least`` are left out of what is printed.
    """
    shown = tuple(finding for finding in report.findings if finding.severity >= least)
    echo(render(output_format, replace(report, findings=shown)))
    failures = [*report.failures, *_written(report, config.root, output_files)]
    for failure in failures:
        complain(failure)
    found = EXIT_FINDINGS if report.reaches(report.fail_on or config.fail_on) else EXIT_OK
    raise click.exceptions.Exit(EXIT_FAILED if failures else found)


def _written(report: Report, root: Path, output_files: Sequence[tuple[str, Path]]) -> Iterator[InputError]:
    """Write the reports that were asked for; yields why, for each that cannot be written."""
    checked = {(root / path).resolve() for path in report.sources}
    for name, path in output_files:
        try:
            _write(path, click.unstyle(render(name, report)), checked)
        except InputError as error:
            yield error


def _write(path: Path, text: str, checked: Container[Path]) -> None:
    from wb import files  # noqa: PLC0415 - most runs write none

    if path.resolve() in checked:
        raise InputError(
            f"{path}: is one of the files that were checked; the report was not written over it.",
            "Name another file: --output-file FORMAT=PATH.",
        )
    files.put(path, text.encode())


def echo(text: str) -> None:
    """Print to stdout in UTF-8, with colours only where they are wanted."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    click.echo(text, nl=False, color=colour_wanted())


def tell(message: str) -> None:
    """Say on stderr what takes time."""
    click.echo(f"wb: {message}", err=True)
