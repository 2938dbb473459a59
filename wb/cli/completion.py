"""``wb completion``, and what shells complete beside commands, options and paths.

Whatever goes wrong while a shell asks, it is told nothing: a half-typed line is no place for messages.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

from wb.errors import WbError

SHELLS = ("bash", "zsh", "fish")

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
def completion_command(shell: str) -> None:
    """Print the script by which a shell completes what is typed after wb.

    It completes commands, options, formats, kinds, rules, branches and published contracts.

    \b
    Examples:
      wb completion bash > ~/.local/share/bash-completion/completions/wb
      wb completion fish > ~/.config/fish/completions/wb.fish
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.cli import cli  # noqa: PLC0415 - it is what imports this module

    made = get_completion_class(shell)
    assert made is not None, shell  # noqa: S101 - click has all three
    click.echo(made(cli, {}, "wb", "_WB_COMPLETE").source())


def completing(values: Callable[[], Iterable[tuple[str, str]]]) -> Complete:
    """How click asks for the values of a parameter: those that begin with what is typed, with their help."""

    def complete(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
        try:
            return [CompletionItem(value, help=about) for value, about in values() if value.startswith(typed)]
        except (WbError, OSError):
            return []

    return complete


def _kinds() -> Iterable[tuple[str, str]]:
    from wb.config import load  # noqa: PLC0415 - here and below: only while a shell asks
    from wb.documents.kinds import all_kinds  # noqa: PLC0415

    found = all_kinds(load(Path.cwd()).settings.kinds)
    return [(name, kind.title) for name, kind in found.items()]


def _kinds_and_proposal() -> Iterable[tuple[str, str]]:
    return [*_kinds(), ("proposal", "The whole set, with a contract")]


def _rules() -> Iterable[tuple[str, str]]:
    from wb.catalogue import all_rules  # noqa: PLC0415

    return [(name, rule.summary) for name, rule in sorted(all_rules().items())]


def _refs() -> Iterable[tuple[str, str]]:
    from wb import git  # noqa: PLC0415

    return [(name, "") for name in git.refs(Path.cwd())]


def _published() -> Iterable[tuple[str, str]]:
    from wb.config import load  # noqa: PLC0415
    from wb.publishing import current  # noqa: PLC0415

    found = current(load(Path.cwd()).root).publications
    return [(name, "") for name in sorted({one.meta.name for one in found})]


kinds = completing(_kinds)
kinds_and_proposal = completing(_kinds_and_proposal)
rules = completing(_rules)
refs = completing(_refs)
published = completing(_published)
