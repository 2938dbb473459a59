"""Merges schemas that all have to hold (``allOf``) into one, where that is exact."""

from collections.abc import Callable, Mapping, Sequence
from math import gcd
from typing import Any

Form = Mapping[str, Any]
Merge = Callable[[Any, Any], Any]


class _Inexact(Exception):  # noqa: N818 - a signal between the functions of this module, never an error
    """Two schemas do not merge into one without saying something else."""


CLOSING = frozenset(("additionalProperties", "unevaluatedProperties", "unevaluatedItems"))
"""Keywords that speak of what their own schema does not mention."""


def merged(forms: Sequence[Form]) -> dict[str, Any] | None:
    """One schema that accepts exactly what all of these accept; None where there is no simple one.

    The schemas are in normal form. Where words without effect differ, such as a title or a default, those
    of the first count.
    """
    try:
        whole: dict[str, Any] = dict(forms[0])
        for form in forms[1:]:
            whole = _both(whole, form)
    except _Inexact:
        return None
    return whole


def _both(one: Form, other: Form) -> dict[str, Any]:
    _refuse_closed(one, other)
    _refuse_closed(other, one)
    if "prefixItems" in one or "prefixItems" in other:
        _refuse_shared(one, other, ("items", "prefixItems"))
    if "contains" in one and "contains" in other and one["contains"] != other["contains"]:
        raise _Inexact
    _refuse_shared(one, other, ("if", "then", "else"))
    whole = dict(one)
    for key, value in other.items():
        whole[key] = _value(key, whole[key], value) if key in whole else value
    return whole


def _refuse_closed(closed: Form, other: Form) -> None:
    """``additionalProperties`` knows its own properties only: it cannot be moved beside others."""
    if closed.keys() & CLOSING and other.keys() & {"properties", "patternProperties", *CLOSING}:
        raise _Inexact


def _refuse_shared(one: Form, other: Form, keys: Sequence[str]) -> None:
    if any(key in one for key in keys) and any(key in other for key in keys):
        raise _Inexact


def _value(key: str, one: Any, other: Any) -> Any:
    if one == other or key in FIRST_COUNTS:
        return one
    if key in MERGES:
        try:
            return MERGES[key](one, other)
        except (TypeError, ValueError, AttributeError) as error:
            raise _Inexact from error
    raise _Inexact


def _schema(one: Any, other: Any) -> Any:
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        raise _Inexact
    if "$ref" in one or "$ref" in other:
        return {"allOf": [one, other]}
    return _both(one, other)


def _by_name(one: Form, other: Form) -> dict[str, Any]:
    return {**one, **{name: _value_of(one, name, schema) for name, schema in other.items()}}


def _value_of(one: Form, name: str, schema: Any) -> Any:
    return schema if name not in one or one[name] == schema else _schema(one[name], schema)


def _types(one: Any, other: Any) -> Any:
    left = one if isinstance(one, list) else [one]
    right = other if isinstance(other, list) else [other]
    both = [name for name in left if name in right or (name == "integer" and "number" in right)]
    both += [name for name in right if name == "integer" and "number" in left and name not in both]
    if not both:
        raise _Inexact
    return both[0] if len(both) == 1 else both


def _enum(one: list[Any], other: list[Any]) -> list[Any]:
    both = [value for value in one if value in other]
    if not both:
        raise _Inexact
    return both


def _multiple(one: Any, other: Any) -> int:
    if not (isinstance(one, int) and isinstance(other, int)):
        raise _Inexact
    return one * other // gcd(one, other)


def _union(one: list[Any], other: list[Any]) -> list[Any]:
    return [*one, *(value for value in other if value not in one)]


def _either(one: bool, other: bool) -> bool:
    return bool(one or other)


FIRST_COUNTS = ("title", "default", "xml")

MERGES: Mapping[str, Merge] = {
    **dict.fromkeys(("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"), max),
    **dict.fromkeys(("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"), min),
    **dict.fromkeys(("readOnly", "writeOnly", "deprecated", "uniqueItems"), _either),
    **dict.fromkeys(("properties", "patternProperties"), _by_name),
    "multipleOf": _multiple,
    "required": _union,
    "enum": _enum,
    "type": _types,
    "items": _schema,
}
