"""What differs between two schemas, keyword by keyword, and whether more or less is accepted."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from wb.contracts.alternatives import matched, members, opens
from wb.contracts.bounds import bound, compared
from wb.contracts.effects import JUDGES, Effect, effect
from wb.contracts.walk import Pair, mapping

Found = Iterator["Difference | Pair"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One keyword that two schemas do not share.

    Args:
        keyword: such as ``maxItems``; ``properties`` where a property is gone.
        pair: the schemas that have it.
        effect: what it does to the values that are accepted.
        before: in the base; None where it was not there.
        after: in the revision; None where it is not there.
        detail: which property, value or alternative, where the keyword holds several.
        read_only: it is inside a property that is never sent.
        write_only: it is inside a property that is never received.
    """

    keyword: str
    pair: Pair
    effect: Effect
    before: Any = None
    after: Any = None
    detail: str = ""
    read_only: bool = False
    write_only: bool = False

    def breaks(self, *, sent_by_client: bool) -> bool:
        """Whether it breaks clients that send, or receive, values of the schema."""
        unseen = self.read_only if sent_by_client else self.write_only
        return not unseen and self.effect.breaks(sent_by_client=sent_by_client)


def differences(pair: Pair) -> tuple[list[Difference], list[Pair]]:
    """Compare two schemas without following references below them.

    Returns:
        What differs, and the pairs of which one or both were reached through a reference: to be compared
        in their own right, once.
    """
    found: list[Difference] = []
    referred: list[Pair] = []
    for item in _compared(pair):
        (found if isinstance(item, Difference) else referred).append(item)  # type: ignore[arg-type]  # by type
    return found, referred


def _compared(pair: Pair) -> Found:
    if not isinstance(pair.base, Mapping) or not isinstance(pair.revision, Mapping):
        if pair.base != pair.revision:
            narrows = pair.revision is False
            yield Difference("", pair, Effect.NARROWS if narrows else Effect.WIDENS, pair.base, pair.revision)
        return
    if choice := next((key for key in ("oneOf", "anyOf") if opens(pair, key)), None):
        # What stood there alone is one of several now, or the other way round: that is all.
        yield from _choice(pair, choice)
        return
    for keyword in pair.all_keys():
        before, after = pair.base.get(keyword), pair.revision.get(keyword)
        if keyword in JUDGES:
            if judged := effect(keyword, before, after):
                yield Difference(keyword, pair, judged, before, after)
        elif keyword in APPLIERS:
            yield from APPLIERS[keyword](pair, keyword)


def _bound(pair: Pair, keyword: str) -> Found:
    """A limit, exclusive or not: only the stricter one of the two holds, and is compared."""
    plain = keyword.replace("exclusiveM", "m")
    before, after = (bound(side, plain) for side in (pair.base, pair.revision))
    if judged := compared(plain, before, after):
        holding = before if judged is Effect.WIDENS else after
        if holding and holding.keyword == keyword:
            yield Difference(keyword, pair, judged, pair.base.get(keyword), pair.revision.get(keyword))


def _below(child: Pair, parent: Pair) -> Found:
    """Go on in place, or leave a pair that a reference leads to for later."""
    inline = child.base_at.startswith(parent.base_at + "/") and child.revision_at.startswith(
        parent.revision_at + "/"
    )
    if inline:
        yield from _compared(child)
    else:
        yield child


def _applied(pair: Pair, keyword: str) -> Found:
    """A keyword with one schema, where leaving it out accepts everything."""
    child = pair.child(keyword)
    before, after = child.base, child.revision
    if before is None or after is None or isinstance(before, bool) or isinstance(after, bool):
        if before != after:
            narrows = before is None or after is False
            yield Difference(keyword, pair, Effect.NARROWS if narrows else Effect.WIDENS, before, after)
    else:
        yield from _below(child, pair)


def _additional(pair: Pair, keyword: str) -> Found:
    """Properties of any name; where they are forbidden, what readers used is gone as well."""
    for found in _applied(pair, keyword):
        if isinstance(found, Difference) and isinstance(found.before, Mapping) and found.after is False:
            yield replace(found, effect=Effect.CHANGES)
        else:
            yield found


def _negated(pair: Pair, keyword: str) -> Found:
    for found in _applied(pair, keyword):
        if isinstance(found, Difference):
            came_or_went = found.pair is pair
            yield found if came_or_went else replace(found, effect=found.effect.opposite)
        elif found.base != found.revision:
            yield Difference(keyword, pair, Effect.CHANGES, found.base, found.revision)


def _condition(pair: Pair, keyword: str) -> Found:
    before, after = pair.base.get(keyword), pair.revision.get(keyword)
    if before != after:
        yield Difference(keyword, pair, Effect.CHANGES, before, after)


def _properties(pair: Pair, keyword: str) -> Found:
    for name, child in pair.child(keyword).children():
        sides = [mapping(side) for side in (child.base, child.revision) if side is not None]
        never_sent, never_received = (
            all(side.get(flag) is True for side in sides) for flag in ("readOnly", "writeOnly")
        )
        for found in _property(pair, keyword, name, child):
            if isinstance(found, Difference) and (never_sent or never_received):
                yield replace(found, read_only=never_sent, write_only=never_received)
            else:
                yield found


def _property(pair: Pair, keyword: str, name: str, child: Pair) -> Found:
    if child.in_both:
        yield from _below(child, pair)
    elif child.base is not None:
        # Nobody can use it any more: neither who sent it nor who read it.
        yield Difference(keyword, pair, Effect.CHANGES, child.base, None, name)


def _required(pair: Pair, keyword: str) -> Found:
    before, after = _names(pair.base.get(keyword)), _names(pair.revision.get(keyword))
    old, new = mapping(pair.base.get("properties")), mapping(pair.revision.get("properties"))
    for name in after:
        if name not in before and not mapping(new.get(name)).get("readOnly"):
            yield Difference(keyword, pair, Effect.NARROWS, False, True, name)
    for name in before:
        if name not in after and (name in new or name not in old):
            yield Difference(keyword, pair, Effect.WIDENS, True, False, name)


def _names(value: Any) -> list[str]:
    return [str(name) for name in value] if isinstance(value, list) else []


def _by_name(pair: Pair, keyword: str) -> Found:
    """Schemas that hold where a name matches: another one demands more."""
    for name, child in pair.child(keyword).children():
        if child.in_both:
            yield from _below(child, pair)
        else:
            narrows = child.base is None
            found = Effect.NARROWS if narrows else Effect.WIDENS
            yield Difference(keyword, pair, found, child.base, child.revision, name)


def _by_position(pair: Pair, keyword: str) -> Found:
    child = pair.child(keyword)
    for index in range(max(_length(child.base), _length(child.revision))):
        item = child.child(index)
        if item.in_both:
            yield from _below(item, pair)
        else:
            found = Effect.NARROWS if item.base is None else Effect.WIDENS
            yield Difference(keyword, pair, found, item.base, item.revision, str(index + 1))


def _length(value: Any) -> int:
    return len(value) if isinstance(value, list) else 0


def _choice(pair: Pair, keyword: str) -> Found:
    """``oneOf``, ``anyOf``: more alternatives accept more. ``allOf``: more parts accept less."""
    both = pair.child(keyword)
    gone, come = Effect.NARROWS, Effect.WIDENS
    if keyword == "allOf":
        gone, come = come, gone
    elif both.base is None or both.revision is None:
        came = (both.base is None) is not opens(pair, keyword)
        yield Difference(keyword, pair, gone if came else come, both.base, both.revision)
        return
    old, new = members(both)
    together, left, right = matched(old, new)
    for index, other in together:
        yield from _below(both.child(index, other), pair)
    for index in left:
        yield Difference(keyword, pair, gone, both.base[index], None, old[index].told(index))
    for index in right:
        yield Difference(keyword, pair, come, None, both.revision[index], new[index].told(index))


def _discriminator(pair: Pair, keyword: str) -> Found:
    before, after = mapping(pair.base.get(keyword)), mapping(pair.revision.get(keyword))
    if before.get("propertyName") != after.get("propertyName"):
        yield Difference(keyword, pair, Effect.CHANGES, before.get("propertyName"), after.get("propertyName"))
        return
    old, new = mapping(before.get("mapping")), mapping(after.get("mapping"))
    for value in [*dict.fromkeys([*old, *new])]:
        if value in old and value in new:
            heir = pair.elsewhere(str(old[value]), str(new[value]))
            yield from (heir,) if heir.in_both else ()
        if old.get(value) != new.get(value):
            found = Effect.WIDENS if value not in old else Effect.CHANGES if value in new else Effect.NARROWS
            yield Difference(keyword, pair, found, old.get(value), new.get(value), value)


Applier = Callable[[Pair, str], Found]

APPLIERS: Mapping[str, Applier] = {
    **dict.fromkeys(("items", "unevaluatedItems"), _applied),
    "additionalProperties": _additional,
    **dict.fromkeys(("unevaluatedProperties", "propertyNames", "contains"), _applied),
    **dict.fromkeys(("then", "else", "contentSchema"), _applied),
    **dict.fromkeys(("patternProperties", "dependentSchemas"), _by_name),
    **dict.fromkeys(("oneOf", "anyOf", "allOf"), _choice),
    "not": _negated,
    "if": _condition,
    "properties": _properties,
    "required": _required,
    **dict.fromkeys(("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"), _bound),
    "prefixItems": _by_position,
    "discriminator": _discriminator,
}
"""How keywords are compared that hold schemas, or that only mean something together with others."""
