"""``wb api``: contracts."""

import click

from wb.cli import LazyGroup

COMMANDS = {
    "changelog": "wb.cli.api_changelog",
    "check": "wb.cli.api_check",
    "gate": "wb.cli.api_gate",
    "history": "wb.cli.api_ledger",
    "publish": "wb.cli.api_ledger",
    "retire": "wb.cli.api_ledger",
    "verify": "wb.cli.api_ledger",
}
"""Where each command lives; the attribute has the command's name."""


@click.group("api", cls=LazyGroup, lazy=COMMANDS)
def api_command() -> None:
    """Keep API contracts from breaking."""
