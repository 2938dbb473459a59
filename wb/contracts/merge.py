"""Merges schemas that all have to hold (``allOf``) into one, where that is exact."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import gcd
from typing import Any

Form = Mapping[str, Any]
Content = Callable[[Any], Any]
"""Gives what a reference points at, and any other schema as it is; None where that cannot be merged."""

CLOSING = frozenset(("additionalProperties", "unevaluatedProperties", "unevaluatedItems"))
"""Keywords that speak of what their own schema does not mention."""

MOST_OPENED = 4
"""References within references are not merged further: they may lead in circles."""


class _Inexact(Exception):  # noqa: N818 - a signal between the functions of this module, never an error
    """Two schemas do not merge into one without saying something else."""


def merged(forms: Sequence[Form], content: Content) -> dict[str, Any] | None:
    """One schema that accepts exactly what all of these accept; None where there is no simple one.

    The schemas are in normal form and no references. Where words without effect differ, such as a title or a
    default, those of the first count.
    """
    try:
        whole: dict[str, Any] = dict(forms[0])
        for form in forms[1:]:
            whole = _Merge(content).both(whole, form)
    except _Inexact:
        return None
    return whole


@dataclass(frozen=True, slots=True)
class _Merge:
    """One merging, which knows how many references it has opened on its way down."""

    content: Content
    opened: int = 0

    def both(self, one: Form, other: Form) -> dict[str, Any]:
        _refuse_closed(one, other)
        _refuse_closed(other, one)
        _refuse_shared(one, other, ("if", "then", "else"))
        if "prefixItems" in one or "prefixItems" in other:
            _refuse_shared(one, other, ("items", "prefixItems"))
        whole = dict(one)
        for key, value in other.items():
            whole[key] = self.value(key, whole[key], value) if key in whole else value
        return whole

    def value(self, key: str, one: Any, other: Any) -> Any:
        if one == other or key in FIRST_COUNTS:
            return one
        if key == "items":
            return self.schema(one, other)
        if key in ("properties", "patternProperties"):
            return self.by_name(one, other)
        if key not in MERGES:
            raise _Inexact
        try:
            return MERGES[key](one, other)
        except (TypeError, ValueError, AttributeError) as error:
            raise _Inexact from error

    def by_name(self, one: Any, other: Any) -> dict[str, Any]:
        if not isinstance(one, Mapping) or not isinstance(other, Mapping):
            raise _Inexact
        shared = {name: self.schema(one[name], other[name]) for name in one if name in other}
        return {**one, **other, **shared}

    def schema(self, one: Any, other: Any) -> Any:
        """Both schemas in one, ``allOf`` where that cannot be."""
        if one == other:
            return one
        deeper = replace(self, opened=self.opened + any(_refers(it) for it in (one, other)))
        left, right = self.content(one), self.content(other)
        mergeable = isinstance(left, Mapping) and isinstance(right, Mapping) and deeper.opened <= MOST_OPENED
        if mergeable and "allOf" not in left and "allOf" not in right:
            try:
                return deeper.both(left, right)
            except _Inexact:
                pass
        return {"allOf": [one, other]}


def _refers(schema: Any) -> bool:
    return isinstance(schema, Mapping) and "$ref" in schema


def _refuse_closed(closed: Form, other: Form) -> None:
    """``additionalProperties`` knows its own properties only: it cannot be moved beside others."""
    if closed.keys() & CLOSING and other.keys() & {"properties", "patternProperties", *CLOSING}:
        raise _Inexact


def _refuse_shared(one: Form, other: Form, keys: Sequence[str]) -> None:
    if any(key in one for key in keys) and any(key in other for key in keys):
        raise _Inexact


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

MERGES: Mapping[str, Callable[[Any, Any], Any]] = {
    **dict.fromkeys(("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"), max),
    **dict.fromkeys(("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"), min),
    **dict.fromkeys(("readOnly", "writeOnly", "deprecated", "uniqueItems"), _either),
    "multipleOf": _multiple,
    "required": _union,
    "enum": _enum,
    "type": _types,
}
