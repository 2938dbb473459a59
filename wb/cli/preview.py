"""``wb preview``."""

import os
from pathlib import Path

import click

from wb.cli.completion import refs
from wb.cli.output import tell
from wb.config import load
from wb.documents.find import insist
from wb.errors import ToolError


@click.command("preview")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--port", type=int, default=8765, show_default=True, help="Where it listens; 0 takes a free port."
)
@click.option("--open/--no-open", "opened", default=False, show_default=True, help="Open it in the browser.")
@click.option(
    "--since", metavar="REF", shell_complete=refs, help="What to compare with  [default: the last review]"
)
def preview_command(paths: tuple[Path, ...], port: int, opened: bool, since: str | None) -> None:
    """Show the packet in a browser, its findings beside the text, anew with each saved file.

    PATHS are a proposal folder, or documents; without any, the current folder. It is served on this machine
    only, until Ctrl-C.

    \b
    Examples:
      wb preview proposals/instant-refunds
      wb preview --open --port 0
    """  # noqa: D301 - click's mark is the backspace itself
    try:
        from wb.preview.serving import bound, serve  # noqa: PLC0415 - needs what not everybody installs
    except ModuleNotFoundError as error:
        raise ToolError(
            f"the preview needs {error.name}, which is not installed",
            "pip install 'working-backwards[preview]'",
        ) from error
    from wb.packet.build import Asked, build  # noqa: PLC0415 - help and completion do without all of it
    from wb.preview.showing import show  # noqa: PLC0415

    here, asked = Path.cwd(), Asked(paths or (Path(),), os.environ, since)
    for path in asked.paths:  # what is saved later may mend all else, but hardly a slip in a name
        insist(path)
    root = load(here).root
    listener = bound(port)
    address = f"http://{':'.join(map(str, listener.getsockname()))}/"
    click.echo(f"{address}  Ctrl-C stops it")
    if opened:
        click.launch(address)
    serve(listener, lambda: show(lambda: build(asked, load(here), tell)), root)
