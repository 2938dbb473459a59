"""Whether data surely fits a schema, told without the validator, whose import takes longer than all else.

Only what is simple is told: texts and lists of them, held against schemas that ask for nothing more. What
is not sure is left to the validator, which also says what is wrong.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

_ABOUT = frozenset({"$schema", "title", "description", "$ref", "$defs", "type", "properties"})
"""What a schema of an object may say for this; to follow its ``$ref`` is the caller's."""
_OF_TEXT = frozenset({"description", "type", "minLength", "enum", "const", "format"})
_OF_LIST = frozenset({"description", "type", "items"})


def fits(data: Mapping[str, Any], schema: Mapping[str, Any]) -> bool:
    """Whether an object fits a schema for sure; False says nothing."""
    simple = schema.keys() <= _ABOUT and schema.get("type", "object") == "object"
    wanted = schema.get("properties", {})
    return simple and all(_fits(value, wanted[key]) for key, value in data.items() if key in wanted)


def _fits(value: object, wanted: Mapping[str, Any]) -> bool:
    if isinstance(value, str):
        return wanted.keys() <= _OF_TEXT and _is_such_text(value, wanted)
    if isinstance(value, list):
        listed = wanted.keys() <= _OF_LIST and wanted.get("type") == "array"
        return listed and all(_fits(item, wanted.get("items", {})) for item in value)
    return False


def _is_such_text(text: str, wanted: Mapping[str, Any]) -> bool:
    return (
        wanted.get("type", "string") == "string"
        and len(text) >= wanted.get("minLength", 0)
        and text in wanted.get("enum", [text])
        and text == wanted.get("const", text)
        and ("format" not in wanted or (wanted["format"] == "date" and _is_date(text)))
    )


def _is_date(text: str) -> bool:
    digits = text.replace("-", "")
    shaped = text.isascii() and digits.isdigit() and len(digits) == 8 and text[4:5] == text[7:8] == "-"
    if not shaped or len(text) != len("2027-05-21"):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
