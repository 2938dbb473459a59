"""Two contracts to a Changelog."""

import json
import re
from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from wb import engine
from wb.changelog.model import Changelog, Entry, Section
from wb.contracts.compare import compare
from wb.contracts.model import Comparison, Contract, tokens
from wb.contracts.oasdiff import Engine
from wb.contracts.rules import applicable
from wb.contracts.rules.inherited_violation import inherited_violation
from wb.contracts.rules.invalid_contract import invalid_contract
from wb.contracts.spot import Place, Spot
from wb.errors import InputError
from wb.findings import Finding
from wb.judge import promised
from wb.terms import Terms

LONGEST = 160
"""Characters of a value that are shown."""

_OPERATION = re.compile(r"[A-Z]+ (?:webhook )?\S+")
_ABOUT_THE_FILE = frozenset((invalid_contract.name, inherited_violation.name))


def build(base: Contract, revision: Contract, terms: Terms, needed: Callable[[], Engine]) -> Changelog:
    """The change log from one contract to another.

    Args:
        base: what clients know.
        revision: what they get.
        terms: what is in force; what it turns off is left out.
        needed: gives the diff engine.

    Raises:
        InputError: they are so far from valid that they could not be compared.
        ToolError: the engine failed.
    """
    before, after = (promised(side, terms.exclude) for side in (base, revision))
    comparison = compare(before, after, needed)
    if comparison.obstacle:
        raise InputError(f"{revision.path}: {comparison.obstacle}", "wb api check shows what is invalid.")
    found = engine.check(comparison, applicable(comparison), terms.settings, revision.name)
    changes = [finding for finding in found if finding.rule not in _ABOUT_THE_FILE]
    changes.sort(key=lambda finding: (_operation(finding), -finding.severity, finding.sort_key))
    sections = [
        Section(operation, tuple(_entry(finding, comparison) for finding in group))
        for operation, group in groupby(changes, key=_operation)
    ]
    sections.sort(key=lambda section: (-section.worst, section.title))
    return Changelog(
        title=str(after.at("/info/title") or revision.name),
        before=str(before.at("/info/version") or ""),
        after=str(after.at("/info/version") or ""),
        sections=tuple(sections),
    )


def _operation(finding: Finding) -> str:
    found = _OPERATION.match(finding.subject)
    return found[0] if found else ""


def _entry(finding: Finding, comparison: Comparison) -> Entry:
    operation = _operation(finding)
    message = finding.message.removeprefix(f"{operation}: ") if operation else finding.message
    rest = finding.subject.removeprefix(operation)
    place = tokens(rest[rest.find("/") :]) if "/" in rest else ()
    before, after = (_at(place, side) for side in (comparison.base, comparison.revision))
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        before, after = _what_differs(before, after), _what_differs(after, before)
    if before == after:
        return Entry(finding.severity, message)
    return Entry(finding.severity, message, _shown(before), _shown(after))


def _at(place: Place, contract: Contract) -> Any:
    """What stands at a place; None where there is nothing, or more than people want to read."""
    spot, there = Spot(contract, contract.data).nearest(place)
    too_much = not place or (isinstance(spot.node, Mapping) and "responses" in spot.node)
    return spot.node if there and not too_much else None


def _what_differs(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in one.items() if key not in other or other[key] != value}


def _shown(value: Any) -> str:
    """A value as short JSON; empty for none."""
    if value in (None, {}):
        return ""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
