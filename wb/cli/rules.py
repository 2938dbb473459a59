"""``wb rules`` and ``wb explain``."""

from itertools import groupby

import click

from wb.catalogue import all_rules
from wb.cli import completion
from wb.errors import UsageError
from wb.stage import Stage
from wb.suggest import did_you_mean


@click.command("rules")
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def rules_command(output_format: str) -> None:
    """List the rules with their levels.

    \b
    Examples:
      wb rules
      wb rules --format json
    """  # noqa: D301 - click's mark is the backspace itself
    rules = sorted(all_rules().values(), key=lambda rule: (rule.family, rule.name))
    if output_format == "json":
        import json  # noqa: PLC0415 - only here

        rows = [
            {
                "name": rule.name,
                "family": rule.family,
                "levels": rule.levels.by_stage,
                "summary": rule.summary,
            }
            for rule in rules
        ]
        click.echo(json.dumps({"version": 1, "rules": rows}, ensure_ascii=False, indent=2))
        return
    for family, members in groupby(rules, key=lambda rule: rule.family):
        click.echo(click.style(family.capitalize(), bold=True))
        for rule in members:
            level = rule.levels.strictest.label if any(map(rule.levels.at, Stage)) else "off"
            click.echo(f"  {rule.name:<34} {level:<8} {rule.summary}")


@click.command("explain")
@click.argument("name", shell_complete=completion.rules)
def explain_command(name: str) -> None:
    """Show a rule's page: why it is there, a bad and a good example, its options.

    \b
    Examples:
      wb explain missing-part
      wb explain api-path-removed-without-deprecation
    """  # noqa: D301 - click's mark is the backspace itself
    from wb.pages import page  # noqa: PLC0415 - only here

    rules = all_rules()
    if name not in rules:
        raise UsageError(f"There is no rule {name!r}.{did_you_mean(name, rules)}", "wb rules lists them all.")
    click.echo(page(rules[name]), nl=False)
