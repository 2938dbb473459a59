"""The rules over a comparison: one for each of the engine's checks, from wb's own table, and wb's own.

A rule file is written only for what the engine does not see; when a newer engine sees it, the rule goes.
"""

from wb.contracts.model import Comparison
from wb.contracts.rules.engine import BY_CHECK
from wb.rule import AnyRule

OWN: tuple[AnyRule, ...] = ()
"""The rules written by hand, one file each."""

RULES: tuple[AnyRule, ...] = (*BY_CHECK.values(), *OWN)


def applicable(comparison: Comparison) -> tuple[AnyRule, ...]:
    """The rules to run on a comparison: wb's own, and of the engine's those that it reported."""
    reported = sorted({change.check for change in comparison.changes})
    return (*(BY_CHECK[check] for check in reported), *OWN)
