"""Where an OpenAPI description has what: the kind of node under each key, for versions 3.0 to 3.2.

Only what can hold a ``$ref`` is here. Everything else, examples and defaults above all, is data: a
``$ref`` in it is a word like any other.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_OF_SCHEMAS = dict.fromkeys(
    ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas"), "map schema"
)
_LISTS_OF_SCHEMAS = dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), "list schema")
_SUBSCHEMAS = dict.fromkeys(
    (
        "additionalProperties",
        "contains",
        "contentSchema",
        "else",
        "if",
        "items",
        "not",
        "propertyNames",
        "then",
        "unevaluatedItems",
        "unevaluatedProperties",
    ),
    "schema",
)
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_PARAMETER = {"schema": "schema", "content": "map mediaType", "examples": "map example"}

GRAMMAR: Mapping[str, Mapping[str, str]] = {
    "root": {"paths": "map pathItem", "webhooks": "map pathItem", "components": "components"},
    "components": {
        "callbacks": "map callback",
        "examples": "map example",
        "headers": "map header",
        "links": "map link",
        "mediaTypes": "map mediaType",
        "parameters": "map parameter",
        "pathItems": "map pathItem",
        "requestBodies": "map requestBody",
        "responses": "map response",
        "schemas": "map schema",
        "securitySchemes": "map securityScheme",
    },
    "pathItem": {
        "parameters": "list parameter",
        "additionalOperations": "map operation",
        **dict.fromkeys(_METHODS, "operation"),
    },
    "operation": {
        "callbacks": "map callback",
        "parameters": "list parameter",
        "requestBody": "requestBody",
        "responses": "map response",
    },
    "callback": {"*": "pathItem"},
    "parameter": _PARAMETER,
    "header": _PARAMETER,
    "requestBody": {"content": "map mediaType"},
    "response": {"headers": "map header", "content": "map mediaType", "links": "map link"},
    "mediaType": {
        "schema": "schema",
        "itemSchema": "schema",
        "examples": "map example",
        "encoding": "map encoding",
    },
    "encoding": {"headers": "map header"},
    "schema": {**_OF_SCHEMAS, **_LISTS_OF_SCHEMAS, **_SUBSCHEMAS},
    "example": {},
    "link": {},
    "securityScheme": {},
}
"""By kind of node and key, the kind of what is there. ``map X`` and ``list X`` hold X; ``*`` is any key."""

SECTIONS: Mapping[str, str] = {
    kind.removeprefix("map "): section
    for section, kind in GRAMMAR["components"].items()
    if section not in ("pathItems", "mediaTypes")
}
"""The part of ``components`` that holds nodes of a kind, in every version."""


_HELD: Mapping[str, str] = {f"{shape} {kind}": kind for shape in ("map", "list") for kind in GRAMMAR}
"""What maps and lists hold."""


def kind_below(kind: str, key: str) -> str | None:
    """The kind of the node under a key of a node of that kind; None where only data can be."""
    known = GRAMMAR.get(kind)
    if known is None:
        return _HELD.get(kind)
    return known.get(key) or known.get("*")


def children(node: Any, kind: str) -> Iterator[tuple[str, Any, str]]:
    """What is below a node of a kind where more than data can be: each with its key and its kind."""
    items: Iterable[tuple[Any, Any]] = ()
    if isinstance(node, dict):
        items = node.items()
    elif isinstance(node, list):
        items = enumerate(node)
    for key, child in items:
        if below := kind_below(kind, str(key)):
            yield str(key), child, below
