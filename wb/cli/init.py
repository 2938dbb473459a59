"""``wb init``."""

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wb.cli import EXIT_FAILED, EXIT_OK
from wb.cli.output import echo

if TYPE_CHECKING:
    from wb.setup.plan import Change, Plan
    from wb.setup.survey import Survey

SHOWN = 40
"""Lines of a baseline that are shown: it is a list of what wb lint reports anyway."""


@click.command("init")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--yes", "-y", is_flag=True, help="Write without asking.")
@click.option(
    "--baseline/--no-baseline",
    "with_baseline",
    default=None,
    help="Whether what is found in documents today goes into a baseline  [default: ask]",
)
@click.option(
    "--ci",
    type=click.Choice(["github", "gitlab", "none"]),
    help="For which pipelines to write  [default: those that are here]",
)
def init_command(dry_run: bool, yes: bool, with_baseline: bool | None, ci: str | None) -> None:
    """Set this repository up: wb.toml, hooks, the pipeline, a baseline for what is there.

    Looks at what is there, shows each file as a diff, asks, and writes all or nothing. Never overwrites.

    \b
    Examples:
      wb init --dry-run
      wb init --yes --ci gitlab
    """  # noqa: D301 - click's mark is the backspace itself
    # Imported here, because help and completion do without parser and templates.
    from wb.reports.summary import sentence  # noqa: PLC0415
    from wb.setup.plan import plan, wants_baseline  # noqa: PLC0415
    from wb.setup.survey import survey  # noqa: PLC0415

    found = survey(Path.cwd(), date.today(), ci)  # noqa: DTZ011 - the user's own day
    _say_what_is_there(found)
    asking = not (yes or dry_run) and sys.stdin.isatty()
    if with_baseline is None and asking and wants_baseline(found):
        click.echo(f"\nwb lint finds today: {sentence(found.report)}.")
        with_baseline = click.confirm("Write a baseline, so that only new faults fail?", default=True)
    made = plan(found, with_baseline=with_baseline is not False)
    _say_what_comes(made)
    if not made.changes:
        click.echo("Everything is set up; nothing to write.")
    elif dry_run:
        click.echo("Nothing was written: this was a dry run.")
    elif yes or (asking and click.confirm("Write these files?", default=True)):
        _write(made, found)
    elif asking:
        click.echo("Nothing was written.")
    else:
        click.echo(
            "wb: nothing was written: there is nobody to ask\n  Pass --yes to write, --dry-run to look.",
            err=True,
        )
        raise click.exceptions.Exit(EXIT_FAILED)
    raise click.exceptions.Exit(EXIT_OK)


def _say_what_is_there(found: "Survey") -> None:
    kinds = Counter(found.kinds.values())
    rows = {
        "repository": str(found.root),
        "branch": found.branch or "nothing tells",
        "documents": ", ".join(f"{number} {kind}" for kind, number in kinds.most_common()) or "none",
        "contracts": _counted(found),
        "pipelines": ", ".join(system.name for system in found.systems) or "none",
    }
    for name, value in rows.items():
        click.echo(f"{click.style(f'{name:<11}', bold=True)} {value}")


def _counted(found: "Survey") -> str:
    unread = f", {len(found.unread)} of them not readable as OpenAPI 3" if found.unread else ""
    return f"{len(found.contracts)}{unread}" if found.contracts else "none"


def _say_what_comes(made: "Plan") -> None:
    for path in made.done:
        click.echo(f"{path}: set up already")
    for change in made.changes:
        echo("\n" + _diff(change))
    for step in made.by_hand:
        click.echo(f"\n{click.style('By hand', bold=True)}: {step.why}{':' if step.text else '.'}")
        click.echo("".join(f"    {line}\n" for line in step.text.splitlines()), nl=False)
    click.echo()


def _diff(change: "Change") -> str:
    from wb.fix import diff  # noqa: PLC0415 - as above
    from wb.reports.excerpt import printable  # noqa: PLC0415 - only here
    from wb.waivers.baseline import FILE  # noqa: PLC0415 - as above

    lines = diff(change.path, change.before or "", change.after).splitlines()
    if change.before is None:
        lines[0] = "--- /dev/null"
    if change.path == FILE and len(lines) > SHOWN:
        lines[SHOWN:] = [f"… {len(lines) - SHOWN} lines more"]
    return "".join(f"{_coloured(printable(line))}\n" for line in lines)


def _coloured(line: str) -> str:
    colours = {"+": "green", "-": "red", "@": "cyan"}
    return click.style(line, fg=colours.get(line[:1]))


def _write(made: "Plan", found: "Survey") -> None:
    from wb import files  # noqa: PLC0415 - most runs of wb write nothing

    new = {found.root / change.path: change.after for change in made.changes if change.before is None}
    changed = {
        found.root / change.path: (change.before, change.after)
        for change in made.changes
        if change.before is not None
    }
    files.write(new, changed)
    for change in made.changes:
        click.echo(f"{'wrote' if change.before is None else 'added to'} {change.path}")
    paths = " ".join(change.path for change in made.changes)
    click.echo(f'Next: wb check, then git add {paths} && git commit -m "Set up wb"')
    if any(change.path == ".pre-commit-config.yaml" for change in made.changes):
        click.echo("Then, in each clone: pre-commit install")
