"""What is left of a contract when all is taken out that OpenAPI cannot mean.

Of an invalid contract the rest can still be compared: what was taken out is a finding of its own, as a
violation of the specification.
"""

from collections.abc import Callable, Mapping
from typing import Any

from wb.contracts.grammar import kind_below

Fits = Callable[[Any], bool]


def cleaned(node: Any, kind: str = "root") -> Any:
    """The node without what cannot be meant.

    Args:
        node: a contract, or a node of it.
        kind: its kind in the grammar.
    """
    if isinstance(node, dict):
        made = {}
        for key, child in node.items():
            below = kind_below(kind, key)
            if below is None and (kind != "schema" or _KINDS.get(key, _anything)(child)):
                made[key] = child
            elif below is not None and _is_meant(below, child):
                made[key] = cleaned(child, below)
        return made
    below = kind_below(kind, "0") if isinstance(node, list) else None
    return node if below is None else [cleaned(child, below) for child in node if _is_meant(below, child)]


def _is_meant(kind: str, node: Any) -> bool:
    """Whether a node can be of a kind."""
    if kind.startswith("list "):
        return isinstance(node, list)
    return isinstance(node, dict) or (kind == "schema" and isinstance(node, bool))


def _anything(value: Any) -> bool:  # noqa: ARG001 - the signature of all of these
    return True


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _limit(value: Any) -> bool:
    """A number, or in OpenAPI 3.0 whether ``minimum`` and ``maximum`` are exclusive."""
    return isinstance(value, int | float)


def _word(value: Any) -> bool:
    return isinstance(value, str)


def _words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _type(value: Any) -> bool:
    return _word(value) or _words(value)


def _listed(value: Any) -> bool:
    return isinstance(value, list)


def _needs(value: Any) -> bool:
    return isinstance(value, Mapping) and all(map(_words, value.values()))


def _discriminator(value: Any) -> bool:
    if not isinstance(value, Mapping) or not _word(value.get("propertyName")):
        return False
    mapping = value.get("mapping", {})
    return isinstance(mapping, Mapping) and all(map(_word, mapping.values()))


_KINDS: Mapping[str, Fits] = {
    **dict.fromkeys(("deprecated", "nullable", "readOnly", "uniqueItems", "writeOnly"), _flag),
    **dict.fromkeys(("maximum", "minimum", "multipleOf"), _number),
    **dict.fromkeys(("exclusiveMaximum", "exclusiveMinimum"), _limit),
    **dict.fromkeys(("maxContains", "maxItems", "maxLength", "maxProperties"), _number),
    **dict.fromkeys(("minContains", "minItems", "minLength", "minProperties"), _number),
    **dict.fromkeys(("contentEncoding", "contentMediaType", "format", "pattern", "title"), _word),
    "dependentRequired": _needs,
    "discriminator": _discriminator,
    "enum": _listed,
    "required": _words,
    "type": _type,
}
