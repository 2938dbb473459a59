"""``wb waive`` and ``wb waivers``."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wb.cli.completion import refs
from wb.cli.output import echo
from wb.config import load

if TYPE_CHECKING:
    from wb.waive import Listed


@click.command("waive")
@click.argument("fingerprint")
@click.option("--reason", required=True, help="Why it is right.")
@click.option("--owner", required=True, help="One person who answers for it.")
@click.option(
    "--expires",
    required=True,
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Its last day, as 2027-05-21.",
)
@click.option(
    "--base",
    metavar="REF",
    shell_complete=refs,
    help="The branch that this one goes into  [default: what the CI says]",
)
def waive_command(fingerprint: str, reason: str, owner: str, expires: date, base: str | None) -> None:
    """Let one finding pass until a day, for a reason that somebody answers for.

    Appends to wb.toml, where it is reviewed like code. The fingerprint stands in every report.

    \b
    Examples:
      wb waive 9f2c04e1a7b3d856 --reason "Its only client moved" --owner Mira --expires 2027-05-21
      wb waive 9f2c04e1a7b3d856 --reason "Not called yet" --owner Mira --expires 2027-05-21 --base main
    """  # noqa: D301 - click's mark is the backspace itself
    from wb import waive  # noqa: PLC0415 - help and completion do without the engine
    from wb.gate import Question  # noqa: PLC0415 - as above

    config = load(Path.cwd())
    today = date.today()  # noqa: DTZ011 - the user's own day
    asked = waive.Agreement(fingerprint, reason, owner, date(expires.year, expires.month, expires.day))
    agreement = waive.check(asked, config, today)
    finding = waive.find(agreement.fingerprint, config, Question(today, os.environ, base))
    path = waive.waive(agreement, finding, config)
    about = f"{finding.rule}: {finding.message}" if finding else agreement.fingerprint
    click.echo(f"{path.name}: waived until {agreement.expires}: {about}")
    if finding is None:
        click.echo("wb: nothing that is found here now has this fingerprint; was it copied whole?", err=True)


@click.command("waivers")
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def waivers_command(output_format: str) -> None:
    """List the waivers of wb.toml: what they cover, how old they are, how long they last.

    \b
    Examples:
      wb waivers
      wb waivers --format json
    """  # noqa: D301 - click's mark is the backspace itself
    from wb import waive  # noqa: PLC0415 - help and completion do without the engine

    found = waive.waivers(load(Path.cwd()), date.today())  # noqa: DTZ011 - the user's own day
    echo(_json(found) if output_format == "json" else _text(found))


def _text(found: "list[Listed]") -> str:
    if not found:
        return "No waivers.\n"
    return "".join(_paragraph(one) for one in found)


def _paragraph(one: "Listed") -> str:
    waiver = one.waiver
    until = f"until {waiver.expires}" if waiver.expires else "without an end"
    left = f", {one.left} days left" if one.left is not None and one.left >= 0 else ""
    age = f"{one.age} days old" if one.age is not None else "not committed yet"
    where = f"{waiver.location.path}:{waiver.location.line}" if waiver.location.line else waiver.location.path
    about = f"{waiver.rule or waiver.fingerprint} {waiver.scope} {waiver.operation}".strip()
    lines = (
        click.style(about, bold=True),
        f"  {one.status} {until}{left}; {age}",
        f"  {waiver.owner or 'nobody'}: {waiver.reason}",
        f"  {where}",
    )
    return "\n".join(lines) + "\n"


def _json(found: "list[Listed]") -> str:
    import json  # noqa: PLC0415 - only here

    rows = [
        {
            "rule": one.waiver.rule,
            "scope": one.waiver.scope,
            "operation": one.waiver.operation,
            "subject": one.waiver.subject,
            "fingerprint": one.waiver.fingerprint,
            "reason": one.waiver.reason,
            "owner": one.waiver.owner,
            "expires": one.waiver.expires and one.waiver.expires.isoformat(),
            "since": one.since and one.since.isoformat(),
            "age_days": one.age,
            "days_left": one.left,
            "status": one.status,
            "path": one.waiver.location.path,
            "line": one.waiver.location.line,
        }
        for one in found
    ]
    return json.dumps({"version": 1, "waivers": rows}, ensure_ascii=False, indent=2) + "\n"
