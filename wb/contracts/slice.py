"""Leaves out of two contracts what is alike in both: the diff engine takes time for every byte.

An operation stays when it differs, or when something does that it refers to, however far away. What the
engine reports is the same as for the whole.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

import msgspec

from wb.contracts.discriminators import heirs
from wb.contracts.model import METHODS, Contract, tokens
from wb.contracts.origin import place_of

Name = tuple[str, str]
"""A component: its section and its name."""

Spec = Mapping[str, Any]
_REF = re.compile(rb'"\$ref":"#((?:[^"\\]|\\.)*)"')
_MAPPING = re.compile(rb'"mapping":\{([^{}]*)\}')
_MAPPED = re.compile(rb':("(?:[^"\\]|\\.)*")')


class _ElsewhereError(Exception):
    """A reference points at something that is no component."""


@lru_cache(maxsize=2)
def parts(base: Contract, revision: Contract) -> tuple[Spec, Spec]:
    """What :func:`sliced` leaves of two contracts, worked out once for all that ask for it."""
    return sliced(base.data, revision.data)


def sliced(base: Spec, revision: Spec) -> tuple[Spec, Spec]:
    """Both contracts without the operations and components that do not matter for their difference.

    Args:
        base: a self-contained document as plain data.
        revision: the other side.
    """
    sides = _Side(base), _Side(revision)
    if not all(side.regular for side in sides) or any(
        base.get(key) != revision.get(key) for key in ("security", "servers")
    ):
        return base, revision
    try:
        return _sliced(*sides)
    except _ElsewhereError:
        return base, revision


@dataclass(frozen=True, slots=True)
class _Side:
    spec: Spec

    @property
    def regular(self) -> bool:
        """Whether it is formed as OpenAPI says, as far as it matters here."""
        parts = [self.spec.get(part, {}) for part in ("paths", "webhooks", "components")]
        return all(
            isinstance(part, Mapping) and all(isinstance(node, Mapping) for node in part.values())
            for part in parts
        )

    def components(self) -> dict[Name, Any]:
        return {
            (section, name): node
            for section, nodes in self.spec.get("components", {}).items()
            if not section.startswith("x-")
            for name, node in nodes.items()
        }


def _sliced(base: _Side, revision: _Side) -> tuple[Spec, Spec]:
    old, new = base.components(), revision.components()
    changed = {
        name
        for name in old.keys() | new.keys()
        if name not in old or name not in new or old[name] != new[name]
    }
    inherited = _heirs(old, new)
    refs = {name: _refs(old[name]) | inherited.get(name, set()) for name in old.keys() - changed}
    touched = _reaching(changed, refs)
    schemes = {name for section, name in touched if section == "securitySchemes"}
    kept: list[dict[str, Any]] = [{}, {}]
    for part in ("paths", "webhooks"):
        sides = [side.spec.get(part, {}) for side in (base, revision)]
        for key in dict.fromkeys((*sides[0], *sides[1])):
            items = _items(sides[0].get(key), sides[1].get(key), touched, schemes, base.spec.get("security"))
            for side, item in zip(kept, items, strict=True):
                if item:
                    side.setdefault(part, {})[key] = item
    # What one side needs stays in both: it would look removed, or added, otherwise.
    needed: set[Name] = set()
    for components, paths in ((old, kept[0]), (new, kept[1])):
        own = {name: _refs(components.get(name)) | inherited.get(name, set()) for name in changed}
        needed |= _needed(paths, components, changed, {**refs, **own})
    return _assembled(base, kept[0], needed), _assembled(revision, kept[1], needed)


def _items(one: Any, other: Any, touched: set[Name], schemes: set[str], security: Any) -> tuple[Any, Any]:
    """What has to stay of a path on either side."""
    if one is None or other is None or "$ref" in one or "$ref" in other:
        alike = one == other and not _refs(one) & touched
        return (None, None) if alike else (one, other)
    secured = any(_uses(operation, schemes, security) for operation in one.values())
    if one == other and not secured and not _refs(one) & touched:
        return None, None
    shared = [{key: value for key, value in item.items() if key not in METHODS} for item in (one, other)]
    if shared[0] != shared[1] or _refs(shared[0]) & touched:
        return one, other
    methods = {
        method
        for method in METHODS
        if one.get(method) != other.get(method)
        or _refs(one.get(method)) & touched
        or _uses(one.get(method), schemes, security)
    }
    if not methods:
        return None, None
    return tuple(  # type: ignore[return-value]  # of two
        {key: value for key, value in item.items() if key not in METHODS or key in methods}
        for item in (one, other)
    )


def _uses(operation: Any, schemes: set[str], security: Any) -> bool:
    if not schemes or not isinstance(operation, Mapping):
        return False
    wanted = operation.get("security", security) or ()
    return any(not schemes.isdisjoint(requirement) for requirement in wanted)


def _refs(node: Any) -> set[Name]:
    """The components that a node refers to; too many rather than too few: examples are read as well."""
    text = _written(node)
    found = set()
    for ref in map(bytes.decode, _REF.findall(text)):
        place = tokens(unquote(json.loads(f'"{ref}"') if "\\" in ref else ref))
        if len(place) < 3 or place[0] != "components":
            raise _ElsewhereError
        found.add((place[1], place[2]))
    for mapping in _MAPPING.findall(text):
        # A discriminator maps to names as well as to references.
        found |= {("schemas", json.loads(value).rpartition("/")[2]) for value in _MAPPED.findall(mapping)}
    return found


def _written(node: Any) -> bytes:
    try:
        return msgspec.json.encode(node)
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can write and UTF-8 cannot
        return json.dumps(node, separators=(",", ":")).encode()


def _reaching(changed: set[Name], refs: Mapping[Name, set[Name]]) -> set[Name]:
    """The changed components, and those that refer to them, however far away."""
    users: dict[Name, list[Name]] = {}
    for name, targets in refs.items():
        for target in targets:
            users.setdefault(target, []).append(name)
    return _closure(changed, lambda name: users.get(name, ()))


def _closure(roots: Iterable[Name], following: Callable[[Name], Iterable[Name]]) -> set[Name]:
    found = set(roots)
    waiting = list(found)
    while waiting:
        new = set(following(waiting.pop())) - found
        found |= new
        waiting += new
    return found


def _needed(
    kept: Mapping[str, Any], components: Iterable[Name], changed: set[Name], refs: Mapping[Name, set[Name]]
) -> set[Name]:
    """The components that the kept paths need, those that differ, and what these need in turn."""
    always = {name for name in components if name in changed or name[0] == "securitySchemes"}
    return _closure({*_refs(kept), *always}, lambda name: refs.get(name, ()))


def _heirs(*sides: Mapping[Name, Any]) -> dict[Name, set[Name]]:
    """What a schema with a discriminator stands for without referring to it: those that are made of it."""
    found: dict[Name, set[Name]] = {}
    for components in sides:
        schemas = {name: node for (section, name), node in components.items() if section == "schemas"}
        for ref, targets in heirs(schemas).items():
            name = place_of(ref)[-1]
            if "discriminator" in schemas.get(name, ()):
                found.setdefault(("schemas", name), set()).update(
                    ("schemas", place_of(it)[-1]) for it in targets
                )
    return found


def _assembled(side: _Side, kept: Mapping[str, Any], needed: set[Name]) -> Spec:
    """The side with what is kept of it, in its own order."""
    sections: dict[str, dict[str, Any]] = {}
    for (section, name), node in side.components().items():
        if (section, name) in needed:
            sections.setdefault(section, {})[name] = node
    ordered = {
        part: {key: kept[part][key] for key in side.spec[part] if key in kept.get(part, ())}
        for part in ("paths", "webhooks")
        if part in side.spec
    }
    return {**side.spec, **ordered, "components": sections}
