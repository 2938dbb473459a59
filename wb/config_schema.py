"""The JSON Schema of wb.toml, made from the structs that read it and from the rules there are."""

import json
from inspect import cleandoc
from typing import Any, get_args

import msgspec

from wb.catalogue import all_rules
from wb.config import LevelName, Settings
from wb.rule import AnyRule

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def config_schema() -> str:
    """The text of ``schemas/wb.schema.json``: what editors complete wb.toml from."""
    schema = _dedented(msgspec.json.schema(Settings))
    definitions = schema["$defs"]
    definitions |= {"level": {"enum": list(get_args(LevelName))}, "setting": _setting({}), "rules": _rules()}
    for owner in ("Settings", "Override", "Policy", "ContractConfig"):
        properties = definitions[owner]["properties"]
        properties["rules"] = {**_description(properties["rules"]), "$ref": "#/$defs/rules"}
    whole = {"$schema": DIALECT, "$id": "urn:wb:config:1", "title": "wb.toml", **schema}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _dedented(node: Any) -> Any:
    """The same with descriptions alike on every Python: docstrings keep their indentation before 3.13."""
    if isinstance(node, dict):
        return {
            key: cleandoc(value) if key == "description" and isinstance(value, str) else _dedented(value)
            for key, value in node.items()
        }
    return [_dedented(one) for one in node] if isinstance(node, list) else node


def _description(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if key == "description"}


def _rules() -> dict[str, Any]:
    named = {name: _rule(rule) for name, rule in sorted(all_rules().items())}
    return {"type": "object", "properties": named, "additionalProperties": False}


def _rule(rule: AnyRule) -> dict[str, Any]:
    described = msgspec.json.schema(type(rule.options()))
    options = described["$defs"][type(rule.options()).__name__].get("properties", {})
    return {"description": rule.summary, **(_setting(options) if options else {"$ref": "#/$defs/setting"})}


def _setting(options: dict[str, Any]) -> dict[str, Any]:
    """A level, or a table with a level and the options of a rule."""
    level = {"$ref": "#/$defs/level"}
    table = {"type": "object", "properties": {"level": level, **options}, "additionalProperties": False}
    return {"anyOf": [level, table]}
