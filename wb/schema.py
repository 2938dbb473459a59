"""The only door to JSON Schema: what is wrong with data, in plain words.

The validator is jsonschema-rs: it is imported in a quarter of the time that jsonschema takes, which
is what `wb lint` pays for each document with front matter. It is imported when data is checked.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from wb import resources
from wb.errors import ConfigError
from wb.plain_schema import fits
from wb.suggest import did_you_mean

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator, ValidationError

Schema = dict[str, Any]
Fault = tuple[str, str]
"""A JSON path such as ``$.commitments[0].due``, and what is wrong there: ``must be text, but is a list``."""

_COMMON = "front-matter.schema.json"
"""What the front matter of every kind has in common; each kind's schema refers to it."""

_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "empty",
    "number": "a number",
    "object": "a mapping",
    "string": "text",
}
_FORMATS = {"date": "a date such as 2027-05-21"}


def front_matter_faults(data: Mapping[str, Any], name: str) -> list[Fault]:
    """What is wrong with the front matter of a document.

    Args:
        data: the front matter.
        name: its schema: a kind that comes with wb, or ``front-matter`` for what all have in common.

    Raises:
        ConfigError: there is no schema of that name.
    """
    schema = _of_front_matter(name)
    if fits(data, schema) and fits(data, _load(_COMMON)):
        return []
    return _found(data, _validator_of(name))


def faults(instance: object, schema: Schema) -> list[Fault]:
    """What is wrong with data.

    Args:
        instance: data as JSON, TOML or YAML give it; a date counts as text such as 2027-05-21.
        schema: a JSON Schema 2020-12. It may refer to ``front-matter.schema.json``; nothing is fetched.

    Returns:
        The faults, by path.
    """
    return _found(instance, _validator(schema))


def _found(instance: object, validator: "Draft202012Validator") -> list[Fault]:
    errors = validator.iter_errors(_plain(instance))
    return sorted({(_path(error.instance_path), _message(error)) for error in errors})


@cache
def _validator_of(name: str) -> "Draft202012Validator":
    """The validator of a front matter schema, built once: that takes far longer than what it checks."""
    return _validator(_of_front_matter(name))


@cache
def _of_front_matter(name: str) -> Schema:
    known = sorted(path.name.partition(".")[0] for path in resources.folder("schemas/front-matter").iterdir())
    if name not in known:
        raise ConfigError(
            f"There is no front matter schema {name!r}.{did_you_mean(name, known)}",
            f"Set `front_matter` of the kind in wb.toml to one of: {', '.join(known)}.",
        )
    return _load(f"{name}.schema.json")


def _validator(schema: Schema) -> "Draft202012Validator":
    from jsonschema_rs import Draft202012Validator, Registry  # noqa: PLC0415 - see above

    registry = Registry([(f"json-schema:///{_COMMON}", _load(_COMMON))])
    return Draft202012Validator(schema, registry=registry, validate_formats=True)


@cache
def _load(name: str) -> Schema:
    schema: Schema = json.loads(resources.schema(f"front-matter/{name}"))
    return schema


def _plain(value: object) -> object:
    """The data as JSON has it: YAML and TOML know dates, and keys that are no text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _path(steps: Sequence[str | int]) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)


def _message(error: "ValidationError") -> str:
    explain = _MESSAGES.get(error.kind.name)
    return explain(error.kind.value, error.instance) if explain else error.message


def _type(wanted: Any, found: Any) -> str:
    return f"must be {' or '.join(_TYPES[name] for name in wanted)}, but is {_shown(found)}"


def _enum(wanted: Any, found: Any) -> str:
    near = did_you_mean(str(found), wanted).strip()
    return f"must be one of {', '.join(wanted)}, but is {_shown(found)}" + (f" ({near})" if near else "")


def _const(wanted: Any, found: Any) -> str:
    return f"must be {_shown(wanted)} here, but is {_shown(found)}"


def _required(wanted: Any, found: Any) -> str:  # noqa: ARG001 - all of them are called alike
    return f"lacks {wanted!r}"


def _format(wanted: Any, found: Any) -> str:
    return f"must be {_FORMATS[wanted]}, but is {_shown(found)}"


def _empty(wanted: Any, found: Any) -> str:  # noqa: ARG001 - all of them are called alike
    return "must not be empty"


_MESSAGES: Mapping[str, Callable[[Any, Any], str]] = {
    "const": _const,
    "enum": _enum,
    "format": _format,
    "minLength": _empty,
    "required": _required,
    "type": _type,
}


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return _TYPES["object" if isinstance(value, dict) else "array"]
    if value is None or isinstance(value, bool):
        return "empty" if value is None else str(value).lower()
    text = str(value)
    return repr(text if len(text) <= 60 else text[:59] + "…")
