"""``wb packet``."""

import importlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wb.cli import EXIT_FAILED, EXIT_OK, complain
from wb.cli.completion import refs
from wb.cli.output import tell
from wb.config import load
from wb.errors import UsageError

if TYPE_CHECKING:
    from wb.packet.model import Packet

FORMATS = ("html", "pdf", "docx")


@click.command("packet")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="What to write; may be given several times  [default: all three]",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("packet"),
    show_default=True,
    help="The folder to write into; or one file, whose suffix says the format.",
)
@click.option(
    "--since", metavar="REF", shell_complete=refs, help="What to compare with  [default: the last review]"
)
def packet_command(
    paths: tuple[Path, ...], formats: tuple[str, ...], output: Path, since: str | None
) -> None:
    """Render what the readers of a review meeting hold: packet.html, packet.pdf, packet.docx.

    PATHS are a proposal folder, or documents. With cover, plan of the meeting, the documents with numbered
    lines, what changed since the last review, open questions, the contract, findings, and a decision block.

    \b
    Examples:
      wb packet proposals/instant-refunds
      wb packet -o review.pdf proposals/instant-refunds/prfaq.md
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.packet.build import Asked, build  # noqa: PLC0415 - help and completion do without all of it

    config = load(Path.cwd())
    targets = _targets(tuple(dict.fromkeys(formats)), output)
    built = build(Asked(paths, os.environ, since), config, tell)
    for note in built.notes:
        tell(note)
    for name, target in targets.items():
        _write(target, _RENDERERS[name](built.packet))
    for failure in built.failures:
        complain(failure)
    raise click.exceptions.Exit(EXIT_FAILED if built.failures else EXIT_OK)


def _targets(formats: tuple[str, ...], output: Path) -> dict[str, Path]:
    """Where each format goes; none is all of them, or that of the file that is named.

    Raises:
        UsageError: the file that is named is of another format.
    """
    named = output.suffix.removeprefix(".").lower()
    if named not in FORMATS or output.is_dir():
        return {name: output / f"packet.{name}" for name in formats or FORMATS}
    if formats not in {(), (named,)}:
        raise UsageError(
            f"{output} is the name of a {named} file, and --format asks for {' and '.join(formats)}",
            f"Name a folder with --output, or leave out --format for {named} alone.",
        )
    return {named: output}


def _write(path: Path, content: bytes) -> None:
    from wb import files  # noqa: PLC0415 - as above

    files.put(path, content)
    click.echo(f"wrote {path.as_posix()} ({len(content) / 1024:,.0f} KB)")


def _html(packet: "Packet") -> bytes:
    text: str = importlib.import_module("wb.packet.html").html(packet)
    return text.encode()


def _pdf(packet: "Packet") -> bytes:
    from wb.packet.pdf import pdf  # noqa: PLC0415 - brings the layout engine

    printed = pdf(packet)
    if printed.inaccessible:
        tell(f"The PDF is tagged, but no PDF/UA-1: {printed.inaccessible}")
    return printed.data


def _docx(packet: "Packet") -> bytes:
    from wb.packet.docx.write import docx  # noqa: PLC0415 - as above

    return docx(packet)


_RENDERERS: dict[str, Callable[["Packet"], bytes]] = {"html": _html, "pdf": _pdf, "docx": _docx}
