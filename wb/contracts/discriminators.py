"""Spells out what a discriminator leaves to the names of schemas.

Without a mapping, the value on the wire is the schema's name. Once it is written down, a schema can be
renamed or wrapped, and a changed value still shows.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from wb.contracts.graphs import reachable
from wb.contracts.origin import reference_to


def heirs(schemas: Mapping[str, Any]) -> dict[str, list[str]]:
    """The schemas that are made of another one by ``allOf``, however far away: references by reference."""
    children: dict[str, list[str]] = {}
    for name, schema in schemas.items():
        parts = schema.get("allOf") if isinstance(schema, Mapping) else None
        for part in parts if isinstance(parts, list) else ():
            if isinstance(part, Mapping) and isinstance(part.get("$ref"), str):
                children.setdefault(part["$ref"], []).append(reference_to(name))
    return {ref: sorted(reachable(children[ref], children) - {ref}) for ref in children}


def explicit(schema: Mapping[str, Any], inherited: Iterable[str] = ()) -> Any:
    """The discriminator of a schema with a mapping for each alternative, all as references.

    Args:
        schema: the schema that has it.
        inherited: references to the schemas that are made of it; they count where it offers no choice itself.
    """
    discriminator = schema["discriminator"]
    if not isinstance(discriminator, Mapping):
        return discriminator
    written = discriminator.get("mapping")
    pairs = written.items() if isinstance(written, Mapping) else ()
    mapping = {str(value): _reference(target) for value, target in pairs}
    for ref in _alternatives(schema) or inherited:
        if ref not in mapping.values():
            mapping.setdefault(ref.rsplit("/", 1)[-1], ref)
    return {**discriminator, "mapping": mapping}


def _alternatives(schema: Mapping[str, Any]) -> list[str]:
    members = [member for key in ("oneOf", "anyOf") for member in schema.get(key) or ()]
    return [member["$ref"] for member in members if isinstance(member, Mapping) and "$ref" in member]


def _reference(target: Any) -> str:
    """A mapping may give a reference or a plain name."""
    return target if str(target).startswith(("#", "/", "http", "./")) else reference_to(str(target))
