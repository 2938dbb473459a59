"""``wb outline``."""

import json
import sys
from datetime import date
from pathlib import Path

import click

from wb.cli.completion import kinds


@click.command("outline")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--kind", shell_complete=kinds, help="Take the document for this kind.")
@click.option("--stdin-filename", default="stdin.md", show_default=True, help="The name of what - reads.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the outline is printed.",
)
def outline_command(file: Path, kind: str | None, stdin_filename: str, output_format: str) -> None:
    """Show what wb recognises in a document: kind, parts, questions, quotes, length.

    FILE is a Markdown file, or - for standard input.

    \b
    Examples:
      wb outline proposals/refunds/prfaq.md
      wb outline --format json - < prfaq.md
    """  # noqa: D301 - click's mark is the backspace itself
    # Imported here, because help and completion do without the parser.
    from msgspec.structs import replace  # noqa: PLC0415

    from wb.config import load  # noqa: PLC0415
    from wb.documents import outline, parse, text  # noqa: PLC0415
    from wb.documents.find import shown  # noqa: PLC0415
    from wb.documents.kinds import all_kinds, known  # noqa: PLC0415
    from wb.layout.resolve import in_full  # noqa: PLC0415

    config = load(Path.cwd())
    given = str(file) == "-"
    content = text.decode(sys.stdin.buffer.read(), "standard input") if given else text.read(file)
    kinds = all_kinds(config.settings.kinds)
    document = parse.parse(
        content,
        stdin_filename if given else shown(file, config.root),
        kind=known(kind, kinds) if kind else None,
        kinds=kinds,
        globs=config.settings.documents,
        # The user's own day is meant.
        today=date.today(),  # noqa: DTZ011
    )
    document = replace(document, pages=in_full(document, config.settings.pages, config.root))
    if output_format == "json":
        click.echo(json.dumps(outline.as_data(document), ensure_ascii=False, indent=2))
    else:
        click.echo(outline.as_text(document), nl=False)
