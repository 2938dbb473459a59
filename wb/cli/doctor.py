"""``wb doctor``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wb.cli import EXIT_FAILED, EXIT_FINDINGS, EXIT_OK
from wb.cli.output import echo

if TYPE_CHECKING:
    from wb.doctor import Examined


@click.command("doctor")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is printed.",
)
def doctor_command(output_format: str) -> None:
    """Say what is installed, what is missing, and the command that mends it.

    Exits with 0 when all is fine, with 1 when something is missing or wrong, with 2 when it could not look.

    \b
    Examples:
      wb doctor
      wb doctor --format json
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.doctor import examine  # noqa: PLC0415 - help and completion do without

    found = list(examine(Path.cwd()))
    echo(_json(found) if output_format == "json" else "".join(_line(examined) for examined in found))
    looked = all(examined.looked for examined in found)
    fine = EXIT_OK if all(examined.fine for examined in found) else EXIT_FINDINGS
    raise click.exceptions.Exit(fine if looked else EXIT_FAILED)


def _line(examined: "Examined") -> str:
    mark = click.style("ok     ", fg="green") if examined.fine else click.style("wrong  ", fg="red")
    line = f"{mark} {click.style(f'{examined.name:<14}', bold=True)} {examined.found}\n"
    return line + (f"{'':23}{examined.remedy}\n" if examined.remedy else "")


def _json(found: list["Examined"]) -> str:
    checks = [
        {
            "name": one.name,
            "fine": one.fine,
            "looked": one.looked,
            "found": one.found,
            "remedy": one.remedy,
            "details": dict(one.details),
        }
        for one in found
    ]
    whole = {"version": 1, "fine": all(one.fine for one in found), "checks": checks}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
