"""A fault of wb.toml in words: the line, the key, and what would be right instead.

msgspec says what is wrong and the path to it (``Object contains unknown field `x` - at `$.kinds[...]` ``);
the line comes from the text, the known keys and values from the JSON Schema of the settings.
"""

import re
from collections.abc import Sequence
from typing import Any

from wb.errors import ConfigError
from wb.suggest import did_you_mean

_PATH = re.compile(r" - at `(key in )?\$\.?(?P<path>.*)`$")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>[^`]*)`")
_ENUM = re.compile(r"Invalid enum value '?(?P<value>.*?)'?$")
_FORM = re.compile(r"Expected `str` matching regex .*")


def fault(message: str, text: str, name: str, schema: dict[str, Any]) -> ConfigError:
    """The error to raise for a ``msgspec.ValidationError``.

    Args:
        message: the text of msgspec's error.
        text: the TOML text.
        name: the file's name.
        schema: the JSON Schema of the settings.
    """
    at = _PATH.search(message)
    said = message[: at.start()] if at else message
    steps = re.findall(r"\[[^\]]*\]|[^.\[\]]+", at["path"]) if at else []
    node = _follow(schema, steps)
    if unknown := _UNKNOWN.match(said):
        return _unknown_key(unknown["key"], sorted(node.get("properties", {})), text, name)
    key = next((step for step in reversed(steps) if not step.startswith("[")), "")
    if (wrong := _ENUM.match(said)) and "enum" in node:
        return _unknown_value(wrong["value"], [str(value) for value in node["enum"]], text, name)
    said = _FORM.sub("is not written as it has to be", said).replace("`", "'")
    return ConfigError(f"{_place(text, name, key)}: {key or 'the file'}: {said}", node.get("description", ""))


def unknown_kind(kind: str, known: Sequence[str], text: str, name: str) -> ConfigError:
    """The error to raise for a document kind that there is not, with the arguments of `fault`."""
    message = f"{_place_of_value(text, name, kind)}: there is no document kind {kind!r}."
    return ConfigError(message + did_you_mean(kind, known), f"Kinds: {', '.join(known)}.")


def _unknown_key(key: str, known: list[str], text: str, name: str) -> ConfigError:
    message = f"{_place(text, name, key)}: unknown key {key!r}.{did_you_mean(key, known)}"
    return ConfigError(message, f"Known here: {', '.join(known)}.")


def _unknown_value(value: str, allowed: list[str], text: str, name: str) -> ConfigError:
    message = f"{_place_of_value(text, name, value)}: {value!r} is not possible here."
    return ConfigError(message + did_you_mean(value, allowed), f"Write one of: {', '.join(allowed)}.")


def _place_of_value(text: str, name: str, value: str) -> str:
    """The file and the first line on which the value stands in quotation marks."""
    found = re.search(rf"[\"']{re.escape(value)}[\"']", text)
    return f"{name}:{text.count(chr(10), 0, found.start()) + 1}" if found else name


def _place(text: str, name: str, key: str) -> str:
    """The file and the first line on which the key stands as a key or as part of a table's name."""
    pattern = re.compile(rf"^\s*(\[[^\n]*|[\w.\"'-]*)\b{re.escape(key)}\b[\"']?\s*[=\].]", re.MULTILINE)
    found = pattern.search(text) if key else None
    return f"{name}:{text.count(chr(10), 0, found.end()) + 1}" if found else name


def _follow(schema: dict[str, Any], steps: list[str]) -> dict[str, Any]:
    """The part of the schema that describes what the steps lead to."""
    node = _resolved(schema, schema)
    for step in steps:
        inner = node.get("properties", {}).get(step) or node.get("items") or node.get("additionalProperties")
        node = _resolved(inner if isinstance(inner, dict) else {}, schema)
    return node


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The node behind ``$ref``; of alternatives, the one that is not null."""
    for alternative in node.get("anyOf", ()):
        if alternative.get("type") != "null":
            node = alternative
            break
    if "$ref" in node:
        found: dict[str, Any] = schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]
        return found
    return node
