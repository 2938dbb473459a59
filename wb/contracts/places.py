"""From what the engine says of a place to a place in the contract.

It names parameters by ``in:name`` and values of a list by themselves, so that it survives an insertion
before them: it goes into fingerprints.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wb.contracts.spot import Place, Spot
from wb.contracts.table import Check
from wb.contracts.wording import Mention

Walk = tuple[Place, str]
"""A place, and what is left of the engine's notation that could not be followed."""

_OF_A_SCHEMA = ("constraints", "structure", "type", "values")
"""Kinds of change that lie in a schema, whatever holds it."""

_WEBHOOK = "webhook:"
_BRANCH = re.compile(r"(allOf|anyOf|oneOf|prefixItems|patternProperties|dependentSchemas)\[")
_NUMBERED = re.compile(r"subschema #([0-9]+)")
_KEYWORDS = (
    "items",
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
)


def operation(path: str, method: str) -> Place:
    """The place of an operation, empty where there is none."""
    if not path:
        return ()
    name = path.removeprefix(_WEBHOOK)
    where = ("webhooks" if path.startswith(_WEBHOOK) else "paths", name)
    return (*where, method.lower()) if method else where


def name(path: str, method: str) -> str:
    """How reports call an operation: ``GET /pets``, ``POST webhook newPet``."""
    shown = f"webhook {path.removeprefix(_WEBHOOK)}" if path.startswith(_WEBHOOK) else path
    return f"{method} {shown}".strip()


def stable(mentioned: Mention, at: Place, check: Check, sides: Sequence[Spot]) -> Place:
    """The stable place of a change.

    Args:
        mentioned: what the engine says.
        at: the operation.
        check: what kind of change it is.
        sides: the roots of the contracts in which it may be found; what is found deepest counts.
    """
    if mentioned.detail[:1] == ("components",):
        return mentioned.detail
    place, rest = max((_walk(mentioned, at, check, side, sides) for side in sides), key=_depth)
    return (*place, *((rest,) if rest else ()), *mentioned.detail)


def _walk(mentioned: Mention, at: Place, check: Check, side: Spot, sides: Sequence[Spot]) -> Walk:
    """The deepest place on one side: parameter, header or body, and on to the property in its schema."""
    body = False
    status = mentioned.status or _status(at, check, sides)
    if mentioned.parameter:
        at = (*at, "parameters", mentioned.parameter)
    elif check.direction == "response" and status:
        body = not mentioned.header
        at = (*at, "responses", status, *(("headers", mentioned.header) if not body else ()))
    elif check.direction == "request" and at:
        body = True
        at = (*at, "requestBody")
    if body and mentioned.media:
        at = (*at, "content", mentioned.media)
    if check.area != "schema" and check.kind not in _OF_A_SCHEMA:
        return at, mentioned.property
    return (
        _content(mentioned, at, side, sides)
        if body and not mentioned.media
        else _property(side, at, mentioned.property)
    )


def _status(at: Place, check: Check, sides: Sequence[Spot]) -> str:
    """The response that the engine does not say: the only one that changed, or that has a content at all."""
    if not at or check.direction != "response" or check.area != "schema":
        return ""
    answers, there = sides[0].nearest((*at, "responses"))
    known = [*answers.node] if there and isinstance(answers.node, dict) else []
    told = [status for status in known if answers.nearest((status, "content"))[1]]
    changed = [status for status in told if _differs((*at, "responses", status), sides)] or told
    return changed[0] if len(changed) == 1 else ""


def _content(mentioned: Mention, at: Place, side: Spot, sides: Sequence[Spot]) -> Walk:
    """A place in the body whose media type the engine does not say: in one that changed, if any did."""
    content, there = side.nearest((*at, "content"))
    medias = sorted(content.node) if there and isinstance(content.node, dict) else []
    medias = [media for media in medias if _differs((*at, "content", media, "schema"), sides)] or medias
    if not mentioned.property and len(medias) != 1:
        return at, ""
    walks = [_property(side, (*at, "content", media), mentioned.property) for media in medias]
    return max(walks, key=_depth, default=(at, mentioned.property))


def _differs(at: Place, sides: Sequence[Spot]) -> bool:
    first, *others = (side.nearest(at)[0].node for side in sides)
    return any(other != first for other in others)


def _property(side: Spot, at: Place, notation: str) -> Walk:
    """Follow the engine's notation of a property from what holds the schema at a place."""
    holder, there = side.nearest(at)
    spot = holder.below("schema") if there else None
    if spot is None:
        return at, notation.strip("/")
    at = (*at, "schema")
    rest = notation.strip("/")
    while rest:
        step = _step(spot.node, rest)
        below, there = spot.nearest(step[0]) if step else (spot, False)
        if step is None or not there:
            break
        at, rest, spot = (*at, *step[0]), step[1], below
    return at, rest


def _step(schema: Any, notation: str) -> Walk | None:
    """One step of the notation: its tokens, and the rest. Names of properties may hold slashes."""
    if not isinstance(schema, dict):
        return None
    properties: Mapping[str, Any] = schema.get("properties") or {}
    for name in _beginnings(notation):
        if name in properties:
            return ("properties", name), notation[len(name) + 1 :]
    if branch := _BRANCH.match(notation):
        return _branch(schema, branch[1], notation[branch.end() :])
    keyword, _, rest = notation.partition("/")
    return ((keyword,), rest) if keyword in _KEYWORDS and keyword in schema else None


def _beginnings(notation: str) -> Iterator[str]:
    """``a/b/c``, ``a/b``, ``a``."""
    while notation:
        yield notation
        notation = notation.rpartition("/")[0]


def _branch(schema: dict[str, Any], keyword: str, notation: str) -> Walk | None:
    """``#/components/schemas/Dog]/name``, ``subschema #2: Dog -> …]/name``, or a key of a mapping."""
    name, _, rest = notation.partition("]")
    name = name.partition(" -> ")[0]
    if isinstance(schema.get(keyword), dict):
        return (keyword, name), rest.strip("/")
    numbered = _NUMBERED.match(name)
    return (keyword, str(int(numbered[1]) - 1) if numbered else name), rest.strip("/")


def _depth(walk: Walk) -> tuple[int, int]:
    return len(walk[0]), -len(walk[1])
