"""``wb api changelog``."""

import importlib
import sys
from pathlib import Path

import click

from wb.cli.output import echo, tell
from wb.config import load


@click.command("changelog")
@click.argument("base")
@click.argument("revision")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["markdown", "html"]),
    default="markdown",
    show_default=True,
)
@click.option("--allow-url", is_flag=True, help="Let BASE and REVISION be https addresses.")
def changelog_command(base: str, revision: str, output_format: str, allow_url: bool) -> None:
    """Write the change log between two versions of a contract, for the people who call the API.

    By operation, what breaks first, with what stood there before. BASE and REVISION are files, REF:PATH, -
    for standard input, or https addresses.

    \b
    Examples:
      wb api changelog v1.4.0:openapi.yaml openapi.yaml
      wb api changelog v1.4.0:openapi.yaml openapi.yaml --format html > changes.html
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.api import changelog  # noqa: PLC0415 - help and completion do without the engine
    from wb.inputs import Permission, given  # noqa: PLC0415 - as above

    config = load(Path.cwd())
    allowed = Permission(sys.stdin.buffer.read, allow_url)
    before, after = (given(text, config, allowed) for text in (base, revision))
    writer = importlib.import_module(f"wb.changelog.{output_format}")
    echo(writer.render(changelog(before, after, config, tell)))
