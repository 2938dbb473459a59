"""``wb api publish``, ``verify``, ``retire`` and ``history``: the ledger of published contracts."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wb.cli import complain
from wb.cli.completion import published, refs
from wb.cli.output import echo, finish, format_option, output_file_option, tell
from wb.config import load

if TYPE_CHECKING:
    from wb.contracts.ledger import Publication


@click.command("publish")
@click.argument("spec", type=click.Path(path_type=Path))
@click.option("--version", default="", help="The version to publish  [default: info.version]")
@click.option("--name", default="", help="The contract's name  [default: that in wb.toml, else its path]")
def publish_command(spec: Path, version: str, name: str) -> None:
    """File a contract for good: what clients build on from now on.

    The contract is written in one piece below contracts/published, with its digest and the date. A version
    that is filed never changes; publishing the same content again does nothing. What would break clients of
    a live version is not filed: the breaks are listed, and the exit code is 1.

    \b
    Examples:
      wb api publish openapi.yaml
      wb api publish openapi.yaml --name orders --version 1.4.0
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.publishing import UnservedError, publish  # noqa: PLC0415 - help and completion do without it

    config, today = load(Path.cwd()), datetime.now(UTC).date()
    try:
        published, is_new = publish(spec, config, today, tell, version=version, name=name)
    except UnservedError as error:
        complain(error)
        finish(error.report, "text", config)
    said = "published" if is_new else "is published already, with the same content"
    click.echo(f"{published.folder}: {said}")
    if is_new:
        click.echo("Next: commit it. wb api verify holds every change against it.", err=True)


@click.command("verify")
@click.option(
    "--base",
    metavar="REF",
    shell_complete=refs,
    help="The branch that this one goes into  [default: what the CI says]",
)
@format_option
@output_file_option
def verify_command(base: str | None, output_format: str, output_files: tuple[tuple[str, Path], ...]) -> None:
    """Prove that published versions are what they were, and are still served.

    Each has the digest that was noted for it and is unchanged against the merge base; and the working
    contract breaks no client of a live version.

    \b
    Examples:
      wb api verify
      wb api verify --base origin/main --format junit
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.gate import Question  # noqa: PLC0415 - help and completion do without the engine
    from wb.verify import verify  # noqa: PLC0415 - as above

    config = load(Path.cwd())
    question = Question(date.today(), os.environ, base)  # noqa: DTZ011 - the user's own day
    finish(verify(config, question, tell), output_format, config, output_files=output_files)


@click.command("retire")
@click.argument("name", shell_complete=published)
@click.argument("version")
def retire_command(name: str, version: str) -> None:
    """Retire a published version once its sunset has passed: nothing is held against it any more.

    \b
    Examples:
      wb api retire orders 1.4.0
      wb api retire orders 1.4.0 && git add contracts/published
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.publishing import retire  # noqa: PLC0415 - help and completion do without it

    retired = retire(name, version, load(Path.cwd()), date.today())  # noqa: DTZ011 - the user's own day
    click.echo(f"{retired.folder}: retired")


@click.command("history")
@click.argument("name", default="", shell_complete=published)
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def history_command(name: str, output_format: str) -> None:
    """List what is published: versions, dates, digests, and which are retired.

    \b
    Examples:
      wb api history
      wb api history orders --format json
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.errors import InputError  # noqa: PLC0415 - as above
    from wb.publishing import current  # noqa: PLC0415 - as above

    kept = current(load(Path.cwd()).root)
    for fault in kept.faults:
        raise fault
    found = kept.of(name) if name else list(kept.publications)
    if name and not found:
        raise InputError(f"{name} has no published version.", "wb api history lists what is published.")
    echo(_json(found) if output_format == "json" else _text(found))


def _text(found: "list[Publication]") -> str:
    if not found:
        return "Nothing is published.\n"
    return "".join(_line(one) for one in found)


def _line(one: "Publication") -> str:
    meta = one.meta
    return f"{meta.name:<24} {meta.version:<12} {meta.day}  {_status(one):<18} {meta.digest[:19]}\n"


def _status(one: "Publication") -> str:
    return f"retired {one.retired.day}" if one.retired else "live"


def _json(found: "list[Publication]") -> str:
    import json  # noqa: PLC0415 - only here

    rows = [
        {
            "name": one.meta.name,
            "version": one.meta.version,
            "date": one.meta.day.isoformat(),
            "digest": one.meta.digest,
            "source": one.meta.source,
            "tools": one.meta.tools,
            "path": one.path,
            "status": "retired" if one.retired else "live",
            "retired": one.retired.day.isoformat() if one.retired else None,
            "sunset": one.retired.sunset.isoformat() if one.retired else None,
        }
        for one in found
    ]
    return json.dumps({"version": 1, "published": rows}, ensure_ascii=False, indent=2) + "\n"
