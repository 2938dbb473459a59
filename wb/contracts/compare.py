"""Two contracts to a Comparison: validated, normalised, and diffed by the engine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from wb.contracts import places, stability
from wb.contracts.called import only_names
from wb.contracts.cleaning import cleaned
from wb.contracts.cycles import Cut, cut
from wb.contracts.doubt import Opinion
from wb.contracts.model import Change, Comparison, Contract, pointer, tokens
from wb.contracts.normalise import Normal, normalise
from wb.contracts.oasdiff import HARMLESS, Engine, RefusedError, Reported, changelog
from wb.contracts.slice import parts, sliced
from wb.contracts.spot import Place, Spot
from wb.contracts.table import TABLE
from wb.contracts.validate import is_valid, is_well_formed, violations
from wb.contracts.wording import keyword, mention, without_note
from wb.errors import WbError
from wb.findings import Location


def compare(base: Contract, revision: Contract, engine: Callable[[], Engine]) -> Comparison:
    """What differs between two contracts.

    Args:
        base: what was promised.
        revision: what would be promised now.
        engine: gives the diff engine; called only when there is something to diff.

    Raises:
        ToolError: the validator or the engine failed, so that nothing can be said.
    """
    comparison = Comparison(revision.name, base, revision, violations=violations(base, revision))
    if base.data == revision.data:
        return comparison
    try:
        return _compared(comparison, engine)
    except Exception as error:
        # What is formed wrongly cannot always be read further. That it is so is the finding then.
        if isinstance(error, WbError) and not isinstance(error, RefusedError):
            raise
        if is_valid(base) and is_valid(revision):
            raise
        reason = error.message if isinstance(error, WbError) else f"{type(error).__name__}: {error}"
        return replace(comparison, obstacle=reason)


def _compared(comparison: Comparison, engine: Callable[[], Engine]) -> Comparison:
    normal = normalise(*_sliced(comparison.base, comparison.revision))
    base, revision = _in_form(comparison.base, normal[0]), _in_form(comparison.revision, normal[1])
    comparison = replace(comparison, base=base, revision=revision)
    if base.data == revision.data:
        return comparison
    shown = cut(_shown(base), _shown(revision))
    sides = _in_sight(base, shown.base, shown), _in_sight(revision, shown.revision, shown)
    used = engine()
    reported = changelog(used, shown.base, shown.revision)
    roots = [Spot(side, side.data) for side in sides]
    changes = {_change(found, roots, shown) for found in reported if not _excused(found)}
    opinion = Opinion(comparison)
    harmless = {it for it in changes if opinion.doubts(TABLE.checks[it.check], tokens(it.pointer))}
    changes.update(stability.lowered(comparison))
    return replace(
        comparison,
        changes=tuple(sorted(changes - harmless, key=_order)),
        harmless=tuple(sorted(harmless, key=_order)),
        engine=used.version,
    )


def _sliced(base: Contract, revision: Contract) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """What matters for the difference of two contracts; of invalid ones what can be compared."""
    if is_well_formed(base) and is_well_formed(revision):
        after, before = parts(revision, base)  # in this order, validation has asked for it already
        return before, after
    return sliced(_meant(base), _meant(revision))


def _meant(contract: Contract) -> Mapping[str, Any]:
    """The data of a contract; of an invalid one what can be compared."""
    if is_well_formed(contract):
        return contract.data
    cleared: Mapping[str, Any] = cleaned(contract.data)
    return cleared


def _shown(contract: Contract) -> Mapping[str, Any]:
    """What the engine sees of a contract: no levels to hide behind, no webhooks to take for operations."""
    return only_names(stability.without_levels(contract.data))


def _in_sight(contract: Contract, data: Mapping[str, Any], shown: Cut) -> Contract:
    return replace(contract, data=data, locate=lambda at: contract.locate(shown.real(at)))


def _excused(found: Reported) -> bool:
    """Whether the engine takes a kind of change that breaks for harmless here, as in what is read-only."""
    check = TABLE.checks[found.id]
    return found.level == HARMLESS and "info" not in (check.oldest, check.newest)


def _in_form(contract: Contract, normal: Normal) -> Contract:
    # What was left out for the engine's sake is still a place to point at.
    origin = replace(normal.origin, spec=contract.data)
    return replace(contract, data=normal.data, locate=lambda at: contract.locate(origin(at)))


def _change(found: Reported, roots: Sequence[Spot], shown: Cut) -> Change:
    base, revision = roots
    recursive = shown.recursive.get(found.path)
    operation = places.operation(found.path, found.operation)
    place = places.stable(mention(found.text), operation, TABLE.checks[found.id], roots)
    below = tuple(filter(None, [keyword(found.id, found.text)]))
    return Change(
        check=found.id,
        operation="" if recursive else places.name(found.path, found.operation),
        section=found.section,
        text=recursive.told(found.text) if recursive else without_note(found.text),
        pointer=shown.real(pointer(*place)),
        revision=_located(revision, (*place, *below)),
        base=_located(base, (*place, *below)) if base.nearest(place)[1] else None,
    )


def _located(root: Spot, place: Place) -> Location:
    return root.contract.locate(pointer(*root.nearest(place)[0].place))


def _order(change: Change) -> tuple[str, ...]:
    return (change.operation, change.pointer, change.check, change.text)
