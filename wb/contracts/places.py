"""From what the engine says of a place to JSON pointers into the contract.

There are two kinds. A stable pointer names parameters by ``in:name`` and values of a list by themselves, so
that it survives an insertion before them: it goes into fingerprints. A plain pointer counts, as JSON does.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from wb.contracts.model import Contract
from wb.contracts.wording import Mention

Place = tuple[str, ...]
Walk = tuple[Place, str]
"""A place, and what is left of the engine's notation that could not be followed."""

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


def stable(mentioned: Mention, at: Place, direction: str, sides: Sequence[Contract]) -> Place:
    """The stable place of a change.

    Args:
        mentioned: what the engine says.
        at: the operation.
        direction: ``request`` or ``response``; where neither, the operation itself is meant.
        sides: the contracts in which it may be found; what is found deepest counts.
    """
    if mentioned.detail[:1] == ("components",):
        return mentioned.detail
    found = max((_schema(mentioned, at, direction, side) for side in sides), key=_depth)
    place, rest = found
    return (*place, *((rest,) if rest else ()), *mentioned.detail)


def plain(place: Place, contract: Contract) -> tuple[Place, bool]:
    """The plain place of a stable one, as far as the contract has it, and whether it has all of it."""
    found: Place = ()
    node: Any = contract.data
    for token in place:
        node = contract.resolve(node)
        key = _key(node, token, contract)
        if key is None:
            return found, False
        found = (*found, key)
        node = node[key] if isinstance(node, Mapping) else node[int(key)]
    return found, True


def _key(node: Any, token: str, contract: Contract) -> str | None:
    if isinstance(node, Mapping):
        return token if token in node else next((key for key in node if key.lower() == token.lower()), None)
    if not isinstance(node, list):
        return None
    for index, item in enumerate(node):
        found = contract.resolve(item)
        name = f"{found.get('in')}:{found.get('name')}" if isinstance(found, Mapping) else str(found)
        if token.lower() == name.lower() or (isinstance(item, Mapping) and token == item.get("$ref")):
            return str(index)
    return token if token.isdigit() and int(token) < len(node) else None


def _schema(mentioned: Mention, at: Place, direction: str, side: Contract) -> Walk:
    """The deepest place on one side: parameter, header or body, then down to the property."""
    if mentioned.parameter:
        return _property(side, (*at, "parameters", mentioned.parameter, "schema"), mentioned.property)
    if direction == "response" and mentioned.status:
        at = (*at, "responses", mentioned.status)
        if mentioned.header:
            return _property(side, (*at, "headers", mentioned.header), mentioned.property)
        return _content(mentioned, at, side)
    if direction == "request" and at:
        return _content(mentioned, (*at, "requestBody"), side)
    return at, mentioned.property


def _content(mentioned: Mention, at: Place, side: Contract) -> Walk:
    if mentioned.media:
        return _property(side, (*at, "content", mentioned.media, "schema"), mentioned.property)
    content = _node(side, (*at, "content"))
    medias = sorted(content) if isinstance(content, Mapping) else []
    if not mentioned.property and len(medias) != 1:
        return at, ""
    walks = [_property(side, (*at, "content", media, "schema"), mentioned.property) for media in medias]
    return max(walks, key=_depth, default=(at, mentioned.property))


def _property(side: Contract, at: Place, notation: str) -> Walk:
    """Follow the engine's notation of a property from the schema at a place."""
    node = _node(side, at)
    if node is None and at[-1] == "schema":
        at, node = at[:-1], _node(side, at[:-1])
    rest = notation.strip("/")
    while rest:
        step = _step(node, rest)
        if step is None:
            break
        tokens, rest = step
        at = (*at, *tokens)
        node = _node(side, at)
    return at, rest


def _step(schema: Any, notation: str) -> Walk | None:
    """One step of the notation: its tokens, and the rest. Names of properties may hold slashes."""
    if not isinstance(schema, Mapping):
        return None
    properties = schema.get("properties")
    for name in sorted(properties, key=len, reverse=True) if isinstance(properties, Mapping) else ():
        if notation == name or notation.startswith(name + "/"):
            return ("properties", name), notation[len(name) + 1 :]
    if branch := _BRANCH.match(notation):
        return _branch(schema, branch[1], notation[branch.end() :])
    keyword, _, rest = notation.partition("/")
    return ((keyword,), rest) if keyword in _KEYWORDS and keyword in schema else None


def _branch(schema: Mapping[str, Any], keyword: str, notation: str) -> Walk | None:
    """``#/components/schemas/Dog]/name``, ``subschema #2: Dog -> …]/name``, or a key of a mapping."""
    name, _, rest = notation.partition("]")
    name = name.partition(" -> ")[0]
    members = schema.get(keyword)
    if isinstance(members, Mapping):
        return ((keyword, name), rest.strip("/")) if name in members else None
    numbered = _NUMBERED.match(name)
    if numbered:
        return (keyword, str(int(numbered[1]) - 1)), rest.strip("/")
    return (keyword, name), rest.strip("/")


def _node(side: Contract, place: Place) -> Any:
    found, whole = plain(place, side)
    return side.resolve(_at(side, found)) if whole else None


def _at(side: Contract, place: Place) -> Any:
    node: Any = side.data
    for token in place:
        node = side.resolve(node)
        node = node[token] if isinstance(node, Mapping) else node[int(token)]
    return node


def _depth(walk: Walk) -> tuple[int, int]:
    return len(walk[0]), -len(walk[1])
