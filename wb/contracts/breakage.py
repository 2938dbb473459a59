"""Puts what breaks in a schema into words: where, what, what a client notices, and the way out."""

from collections.abc import Callable, Mapping
from typing import Any

from wb.contracts.advice import ACCEPT, ANSWER, WAIVE
from wb.contracts.differences import Difference
from wb.contracts.equivalence import NOTHING
from wb.contracts.model import pointer, tokens
from wb.contracts.uses import Break
from wb.findings import Problem

NOTICED = ("Clients may receive what they did not expect.", "What clients sent may be refused.")
"""What a client notices: who receives values, who sends them."""

LONGEST_VALUE = 60
"""Longer values are cut in messages."""


def problem(found: Break) -> Problem:
    """The problem to report."""
    difference = found.difference
    keyword, pair = difference.keyword, difference.pair
    below = pointer(*(token for token in (keyword, difference.detail) if token))
    return pair.problem(
        f"{_where(found)}: {_what(difference)}. {NOTICED[found.sent_by_client]}{_others(found)}",
        f"{_scope(found)} {pair.name}{below}",
        (ACCEPT if found.sent_by_client else ANSWER) + WAIVE,
        keyword,
    )


def _scope(found: Break) -> str:
    """What the finding is about: an operation, or a shared schema in one direction."""
    if not found.shared:
        return found.site.operation
    return "request" if found.sent_by_client else "response"


def _where(found: Break) -> str:
    name = found.difference.pair.name
    if found.shared:
        _, _, schema, *rest = tokens(name)
        return f"schema `{schema.removesuffix('.or-null')}{_path(rest)}`"
    inside = _path(list(tokens(name.removeprefix(found.site.pair.name)))).strip(" .")
    return f"{found.site.operation}: {found.site.part}" + (f", `{inside}`" if inside else "")


def _path(rest: list[str]) -> str:
    """``/properties/a/items`` in short: ``.a[]``."""
    words = ""
    while rest:
        keyword = rest.pop(0)
        if keyword in ("properties", "patternProperties") and rest:
            words += f".{rest.pop(0)}"
        elif keyword == "items":
            words += "[]"
        elif keyword in ("oneOf", "anyOf", "allOf", "prefixItems") and rest:
            words += f" {keyword} {int(rest.pop(0)) + 1}"
        else:
            words += f" {keyword}"
    return words


def _others(found: Break) -> str:
    if not found.shared:
        return ""
    first, *others = found.operations
    if not others:
        return f" It is used by {first}."
    return f" It is used by {len(found.operations)} operations, such as {first}."


def _what(difference: Difference) -> str:
    return SPOKEN.get(difference.keyword, _keyword)(difference)


def _keyword(difference: Difference) -> str:
    return _set(f"`{difference.keyword}`", difference.before, difference.after)


def _set(name: str, before: Any, after: Any) -> str:
    if before is None:
        return f"{name} {_value(after)} is new"
    if after is None:
        return f"{name} {_value(before)} is gone"
    return f"{name} is {_value(after)} instead of {_value(before)}"


def _value(value: Any) -> str:
    if value == NOTHING:
        return "that allows nothing"
    if isinstance(value, Mapping):
        return f"of type {_value(value['type'])}" if "type" in value else "with conditions of its own"
    text = ", ".join(map(_plain, value)) if isinstance(value, list) else _plain(value)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _whole(difference: Difference) -> str:
    return "no value is allowed" if difference.after is False else "more values are allowed"


def _enum(difference: Difference) -> str:
    before, after = difference.before, difference.after
    if before is None or after is None:
        return _set("the list of allowed values", before, after)
    gone = [str(value) for value in before if value not in after]
    come = [str(value) for value in after if value not in before]
    parts = [f"{_ticks(gone)} no longer among the allowed values"] if gone else []
    return ", ".join([*parts, *([f"{_ticks(come)} new among the allowed values"] if come else [])])


def _ticks(values: list[str]) -> str:
    return ", ".join(f"`{value}`" for value in values) + (" is" if len(values) == 1 else " are")


def _property(difference: Difference) -> str:
    return f"the property `{difference.detail}` is gone"


def _required(difference: Difference) -> str:
    return f"`{difference.detail}` {'is required now' if difference.after else 'may be missing now'}"


def _flag(difference: Difference) -> str:
    return f"it is {'read-only' if difference.keyword == 'readOnly' else 'write-only'} now"


def _member(difference: Difference) -> str:
    if not difference.detail:
        return f"`{difference.keyword}` is {'new' if difference.before is None else 'gone'}"
    change = "new in" if difference.before is None else "gone from"
    return f"`{difference.detail}` is {change} `{difference.keyword}`"


def _discriminator(difference: Difference) -> str:
    if not difference.detail:
        return _set("the discriminator", difference.before, difference.after)
    if difference.before is not None and difference.after is not None:
        return f"the discriminator's value `{difference.detail}` stands for another schema"
    change = "new" if difference.before is None else "gone"
    return f"the discriminator's value `{difference.detail}` is {change}"


SPOKEN: Mapping[str, Callable[[Difference], str]] = {
    **dict.fromkeys(("oneOf", "anyOf", "allOf", "not", "if", "then", "else"), _member),
    **dict.fromkeys(("patternProperties", "dependentSchemas", "prefixItems"), _member),
    "": _whole,
    "enum": _enum,
    "properties": _property,
    "required": _required,
    "readOnly": _flag,
    "writeOnly": _flag,
    "discriminator": _discriminator,
}
