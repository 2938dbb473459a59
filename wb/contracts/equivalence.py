"""Writes schemas in one form, whatever way of saying the same thing their author chose.

The form is that of OpenAPI 3.1: null is a type, exclusive limits are numbers, a constant is an ``enum`` of
one, and what does not bind anybody (descriptions, examples, defaults of keywords) is left out. ``allOf``,
and ``oneOf`` or ``anyOf`` with a single member, are merged into their surroundings where that is exact.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wb.contracts.discriminators import explicit, heirs
from wb.contracts.folding import NULL, fold, listed, said, types
from wb.contracts.merge import merged
from wb.contracts.origin import place_of

Schema = Any
"""A mapping, or ``True`` or ``False``; anything else is invalid and left as it is."""

CLOSING = ("additionalProperties", "unevaluatedProperties", "unevaluatedItems")
LAST = ("unevaluatedProperties", "unevaluatedItems")
"""What sees into the parts that a schema is composed of; ``additionalProperties`` does not."""

ONE = frozenset(
    (*CLOSING, "items", "contains", "not", "propertyNames", "if", "then", "else", "contentSchema")
)
NOTHING: Mapping[str, Any] = {"not": {}}
"""What the schema ``false`` is written as: older engines know it after a few keywords only."""

MANY = frozenset(("prefixItems", "oneOf", "anyOf", "allOf"))
NAMED = frozenset(("properties", "patternProperties", "dependentSchemas"))
"""The keywords that hold a schema, a list of schemas, and schemas by name."""


class Forms:
    """The schemas of one contract in normal form, each component worked out once.

    Args:
        lookup: gives the schema that a reference points at, as written; None where there is none.
        schemas: the contract's own schemas by name, as written.
        strict_references: whether a ``$ref`` makes its neighbours void, as in OpenAPI 3.0.
    """

    __slots__ = ("_busy", "_done", "_heirs", "_lookup", "_mappings", "_schemas", "_strict", "sources")

    def __init__(
        self, lookup: Callable[[str], Any], schemas: Mapping[str, Any], strict_references: bool
    ) -> None:
        self._lookup = lookup
        self._schemas = schemas
        self._heirs = heirs(schemas)
        self._strict = strict_references
        self._done: dict[str, Schema] = {}
        self._busy: set[str] = set()
        self._mappings: list[dict[str, str]] = []
        self.sources: dict[str, tuple[str, bool]] = {}
        """Components that the form adds: by name, the reference behind it and whether null is allowed too."""

    def added(self) -> dict[str, Schema]:
        """The components that the form adds, once everything else has been worked out."""
        for mapping in self._mappings:
            mapping.update({value: self._reference(ref)["$ref"] for value, ref in mapping.items()})
        found: dict[str, Schema] = {}
        while missing := self.sources.keys() - found.keys():
            for name in sorted(missing):
                ref, nullable = self.sources[name]
                found[name] = self._or_null(self.at(ref)) if nullable else self.at(ref)
        return found

    def at(self, ref: str) -> Schema | None:
        """The normal form of what a reference points at; None while it is being worked out."""
        if ref in self._busy:
            return None
        if ref not in self._done:
            self._busy.add(ref)
            self._done[ref] = self.of(self._lookup(ref), self._heirs.get(ref, ()))
            self._busy.discard(ref)
        return self._done[ref]

    def of(self, schema: Schema, heirs: Sequence[str] = ()) -> Schema:
        """The normal form of a schema; ``heirs`` are references to those that are made of it."""
        if isinstance(schema, bool):
            return {} if schema else dict(NOTHING)
        if not isinstance(schema, Mapping):
            return schema
        ref = schema.get("$ref")
        keywords = [key for key, value in schema.items() if said(key, value)]
        if isinstance(ref, str) and (self._strict or not keywords):
            return self._reference(ref)
        form, nullable = fold({key: self._value(key, schema[key]) for key in keywords})
        if "discriminator" in form:
            form["discriminator"] = self._discriminator(explicit(schema, heirs))
        parts = _taken(form)
        if isinstance(ref, str):
            parts.insert(0, self._reference(ref))
        whole = self._whole(form, parts) if parts else form
        return self._or_null(whole) if nullable else whole

    def _value(self, key: str, value: Any) -> Any:
        if key in ONE:
            return value if key in CLOSING and isinstance(value, bool) else self.of(value)
        if key in MANY and isinstance(value, list):
            return [self.of(item) for item in value]
        if key in NAMED and isinstance(value, Mapping):
            return {name: self.of(item) for name, item in value.items()}
        return value

    def _discriminator(self, written: Any) -> Any:
        """The discriminator; what it maps to is worked out last, since heirs are made of what has it."""
        if isinstance(written, Mapping):
            self._mappings.append(written["mapping"])
        return written

    def _reference(self, ref: str) -> Schema:
        """A reference to the last of a chain of names for one schema, always to a component."""
        target = self.at(ref) if _chained(self._lookup(ref)) else None
        if isinstance(target, Mapping) and "$ref" in target:
            return target
        if _is_component(ref) or self._lookup(ref) is None:
            return {"$ref": ref}
        return self._component(_UNFIT.sub("_", ".".join(place_of(ref))), ref, nullable=False)

    def _component(self, name: str, ref: str, *, nullable: bool) -> Schema:
        while name in self._schemas or self.sources.get(name, (ref, nullable)) != (ref, nullable):
            name += "'"
        self.sources[name] = (ref, nullable)
        return {"$ref": f"#/components/schemas/{name}"}

    def _whole(self, form: dict[str, Any], parts: list[Schema]) -> Schema:
        """One schema for a schema and what it is composed of; ``allOf`` where they do not merge exactly."""
        if not form and len(parts) == 1:
            return parts[0]
        contents = [self._content(part) for part in parts]
        flat = [content for content in contents if isinstance(content, Mapping) and "allOf" not in content]
        # What closes a schema to what its parts do not mention closes the merged one alike.
        closed = {key: value for key, value in form.items() if key in LAST}
        inner = {key: value for key, value in form.items() if key not in LAST}
        whole = merged([inner, *flat], self._content) if len(flat) == len(parts) else None
        if whole is None or whole.keys() & closed.keys():
            return {**form, "allOf": parts}
        return {**whole, **closed}

    def _content(self, part: Schema) -> Schema | None:
        if not isinstance(part, Mapping) or "$ref" not in part:
            return part
        content = self.at(part["$ref"])
        if not isinstance(content, Mapping):
            return None
        # How a parent tells its heirs apart is no property of the heir.
        return {key: value for key, value in content.items() if key != "discriminator"}

    def _or_null(self, form: Schema) -> Schema:
        if not isinstance(form, Mapping) or not form:
            return form
        if "$ref" in form:
            # A component of its own for "this or null": inline and named schemas still look alike.
            name = form["$ref"].rsplit("/", 1)[-1]
            return self._component(f"{name}.or-null", form["$ref"], nullable=True)
        if "type" in form:
            return {**form, "type": types([*listed(form["type"]), "null"])}
        for key in ("oneOf", "anyOf"):
            if key in form and not form.keys() - {key, "discriminator", "title"}:
                return {**form, key: [*form[key], NULL]}
        return {"anyOf": [form, NULL]}


_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
"""What would have to be escaped in a reference."""


def _is_component(ref: str) -> bool:
    return ref.startswith("#/components/schemas/") and ref.count("/") == 3


def _chained(schema: Schema) -> bool:
    """Whether a schema may be nothing but another name for a schema."""
    return isinstance(schema, Mapping) and not schema.keys().isdisjoint(("$ref", "allOf", "oneOf", "anyOf"))


def _taken(form: dict[str, Any]) -> list[Schema]:
    """Take out what a schema is composed of: ``allOf``, and a choice without alternatives.

    A discriminator says that a choice was meant, even where one alternative is left of it.
    """
    parts: list[Schema] = []
    for key in ("allOf", "oneOf", "anyOf"):
        members = form.get(key)
        single = isinstance(members, list) and len(members) == 1 and "discriminator" not in form
        if single or (key == "allOf" and isinstance(members, list)):
            parts += form.pop(key)
    return parts
