"""What a changed keyword does to the values that a schema accepts. Pure comparison of two keyword values."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any


class Effect(Enum):
    """How the set of accepted values changes."""

    NARROWS = "narrows"
    WIDENS = "widens"
    CHANGES = "changes"

    @property
    def opposite(self) -> "Effect":
        """The effect seen from outside a ``not``."""
        return {Effect.NARROWS: Effect.WIDENS, Effect.WIDENS: Effect.NARROWS}.get(self, self)

    def breaks(self, *, sent_by_client: bool) -> bool:
        """Whether it breaks clients: those that send the values, or those that receive them.

        A server must go on accepting what it accepted, and must not send what it did not promise.
        """
        return self is not (Effect.WIDENS if sent_by_client else Effect.NARROWS)


Judge = Callable[[Any, Any], Effect | None]

WIDER_FORMATS = frozenset(
    (
        *(("int32", "int64"), ("int32", "bigint"), ("int64", "bigint"), ("float", "double")),
        *(("email", "idn-email"), ("hostname", "idn-hostname"), ("uri", "uri-reference"), ("uri", "iri")),
    )
)
"""(narrow, wide): every value of the one is a value of the other."""


def effect(keyword: str, before: Any, after: Any) -> Effect | None:
    """What a keyword that holds no schema does, None when nothing. A missing keyword is None."""
    if before == after and type(before) is type(after):
        return None
    if keyword in JUDGES:
        try:
            return JUDGES[keyword](before, after)
        except TypeError:
            return Effect.CHANGES
    return None


def _set_or_unset(before: Any, after: Any) -> Effect | None:
    if before is None:
        return Effect.NARROWS
    return Effect.WIDENS if after is None else None


def _upper(before: Any, after: Any) -> Effect | None:
    return _set_or_unset(before, after) or (Effect.NARROWS if after < before else Effect.WIDENS)


def _lower(before: Any, after: Any) -> Effect | None:
    return _set_or_unset(before, after) or (Effect.NARROWS if after > before else Effect.WIDENS)


def _exact(before: Any, after: Any) -> Effect | None:
    return _set_or_unset(before, after) or Effect.CHANGES


def _flag(before: Any, after: Any) -> Effect | None:
    return Effect.NARROWS if after and not before else Effect.WIDENS


def _format(before: Any, after: Any) -> Effect | None:
    if (before, after) in WIDER_FORMATS:
        return Effect.WIDENS
    return Effect.NARROWS if (after, before) in WIDER_FORMATS else _exact(before, after)


def _multiple(before: Any, after: Any) -> Effect | None:
    if found := _set_or_unset(before, after):
        return found
    if after % before == 0:
        return Effect.NARROWS
    return Effect.WIDENS if before % after == 0 else Effect.CHANGES


def _values(before: Sequence[Any] | None, after: Sequence[Any] | None) -> Effect | None:
    if before is None or after is None:
        return _set_or_unset(before, after)
    return _sets(
        gone=any(value not in after for value in before), come=any(value not in before for value in after)
    )


def _types(before: Any, after: Any) -> Effect | None:
    if before is None or after is None:
        return _set_or_unset(before, after)
    old, new = (_covered(value if isinstance(value, list) else [value]) for value in (before, after))
    return _sets(gone=bool(old - new), come=bool(new - old))


def _covered(types: Sequence[str]) -> set[str]:
    """The types with those that they include: every integer is a number."""
    return {*types, *(("integer",) if "number" in types else ())}


def _sets(*, gone: bool, come: bool) -> Effect | None:
    if gone and come:
        return Effect.CHANGES
    return Effect.NARROWS if gone else Effect.WIDENS if come else None


def _dependencies(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Effect | None:
    old, new = _demands(before), _demands(after)
    # More demands accept less.
    return _sets(gone=bool(new - old), come=bool(old - new))


def _demands(dependencies: Mapping[str, Any] | None) -> set[tuple[str, str]]:
    return {(key, name) for key, names in (dependencies or {}).items() for name in names}


def _default(before: Any, _after: Any) -> Effect | None:
    """Only who leaves the value out notices; a default where there was none tells what happened anyway."""
    return None if before is None else Effect.NARROWS


def _read_only(_before: Any, after: Any) -> Effect | None:
    return Effect.NARROWS if after else None


def _write_only(_before: Any, after: Any) -> Effect | None:
    return Effect.WIDENS if after else None


JUDGES: Mapping[str, Judge] = {
    **dict.fromkeys(("maxLength", "maxItems", "maxProperties", "maxContains"), _upper),
    **dict.fromkeys(("minLength", "minItems", "minProperties", "minContains"), _lower),
    **dict.fromkeys(("pattern", "contentEncoding", "contentMediaType"), _exact),
    "type": _types,
    "format": _format,
    "enum": _values,
    "multipleOf": _multiple,
    "uniqueItems": _flag,
    "dependentRequired": _dependencies,
    "default": _default,
    "readOnly": _read_only,
    "writeOnly": _write_only,
}
