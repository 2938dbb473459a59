"""Brings two contracts into one normal form, so that only what matters on the wire differs.

Equivalent ways of writing the same promise come out alike: a schema wrapped in ``allOf`` or ``oneOf``, inline
or named, null in the manner of 3.0 or 3.1, a parameter of the path or of the operation, defaults spelled out
or left out, components renamed. Nothing that a client could notice is lost.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from wb.contracts.equivalence import Forms
from wb.contracts.model import METHODS
from wb.contracts.origin import Origin, find, media_name, parameters, place_of, reference_to
from wb.contracts.renames import Named, rename, renames

Node = Any

WORDS = frozenset(("description", "summary", "externalDocs", "example", "examples", "links"))
"""What explains a promise without being part of it."""

FALSE_UNSAID = ("required", "deprecated", "allowEmptyValue", "allowReserved")
DEFAULT_STYLE: Mapping[str, str] = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}


@dataclass(frozen=True, slots=True)
class Normal:
    """A contract in normal form.

    Args:
        data: the contract; an OpenAPI 3.1 document whatever the author's version is.
        origin: turns a pointer into ``data`` into one into the contract as written.
        aliases: schemas that are nothing but another name: the name of the schema itself, by alias.
    """

    data: dict[str, Any]
    origin: Origin
    aliases: Mapping[str, str]


def normalise(base: Mapping[str, Any], revision: Mapping[str, Any]) -> tuple[Normal, Normal]:
    """Both sides in normal form; a schema that the revision renamed keeps the name that it has in the base.

    Args:
        base: a self-contained OpenAPI 3 document as plain data: every ``$ref`` starts with ``#/``.
        revision: the same for the other side.
    """
    one, other = _Document(base).normal(), _Document(revision).normal()
    names = renames(Named(one.data, one.aliases), Named(other.data, other.aliases))
    if names:
        other = replace(other, data=rename(other.data, names), origin=other.origin.renamed(names))
    return one, other


class _Document:
    """One side on its way into normal form."""

    def __init__(self, spec: Mapping[str, Any]) -> None:
        self.spec = spec
        self.components = _mapping(spec.get("components"))
        self.schemas = _mapping(self.components.get("schemas"))
        self.forms = Forms(self._lookup, self.schemas, str(spec.get("openapi", "")).startswith("3.0"))
        self.security = _requirements(spec.get("security"))
        self.path_items: set[str] = set()
        self.aliases: dict[str, str] = {}

    def _lookup(self, ref: str) -> Node:
        return find(self.spec, place_of(ref))

    def normal(self) -> Normal:
        data = {key: value for key, value in self.spec.items() if key not in WORDS}
        if not self.security:
            data.pop("security", None)
        data["openapi"] = "3.1.0"
        for part in ("paths", "webhooks"):
            if part in data:
                data[part] = _each(data[part], self._path_item)
        data["components"] = self._components()
        sources = {name: ref for name, (ref, _) in self.forms.sources.items()}
        return Normal(data, Origin(self.spec, sources), self.aliases)

    def _components(self) -> dict[str, Any]:
        made: dict[str, Any] = {}
        makers: Mapping[str, Callable[[Node], Node]] = {
            "parameters": self._parameter,
            "headers": self._header,
            "responses": self._response,
            "requestBodies": self._body,
            "callbacks": self._callback,
            "securitySchemes": _without_words,
        }
        for kind, make in makers.items():
            if kind in self.components:
                made[kind] = _each(self.components[kind], make)
        # Last: only now is it known which schemas the normal form adds.
        named = {name: _unless_itself(name, self.forms.at(reference_to(name))) for name in self.schemas}
        self.aliases = {
            name: place_of(_mapping(it)["$ref"])[-1] for name, it in named.items() if "$ref" in _mapping(it)
        }
        # Nothing refers to an alias any more.
        real = {name: schema for name, schema in named.items() if name not in self.aliases}
        made["schemas"] = {**real, **self.forms.added()}
        return made

    def _path_item(self, item: Node) -> Node:
        ref = item.get("$ref") if isinstance(item, Mapping) else None
        if isinstance(ref, str):
            if ref in self.path_items:
                return item
            self.path_items.add(ref)
            made = self._path_item(self._lookup(ref))
            self.path_items.discard(ref)
            return made
        if not isinstance(item, Mapping):
            return item
        made = {key: value for key, value in item.items() if key not in WORDS and key != "parameters"}
        for method in METHODS:
            if isinstance(made.get(method), Mapping):
                made[method] = self._operation(item, method)
        return made

    def _operation(self, item: Mapping[str, Any], method: str) -> dict[str, Any]:
        operation = item[method]
        made = _without_words(operation)
        made.pop("parameters", None)
        if found := [self._parameter(node) for _, node in parameters(self.spec, item, method)]:
            made["parameters"] = found
        if "security" in made and _requirements(made["security"]) == self.security:
            del made["security"]
        for key, make in (("responses", self._response), ("callbacks", self._callback)):
            if key in made:
                made[key] = _each(made[key], make)
        if "requestBody" in made:
            made["requestBody"] = self._body(made["requestBody"])
        return {key: value for key, value in made.items() if key == "security" or not _empty(value)}

    def _referred(self, node: Node, section: str, make: Callable[[Mapping[str, Any]], Node]) -> Node:
        """A reference to a component of the right kind stays one; any other is replaced by its target."""
        ref = node.get("$ref") if isinstance(node, Mapping) else None
        if isinstance(ref, str):
            if ref.startswith(f"#/components/{section}/") and ref.count("/") == 3:
                return {"$ref": ref}
            node = self._lookup(ref)
        return make(node) if isinstance(node, Mapping) and "$ref" not in node else node

    def _parameter(self, node: Node) -> Node:
        return self._referred(node, "parameters", self._valued)

    def _header(self, node: Node) -> Node:
        return self._referred(node, "headers", self._valued)

    def _valued(self, node: Mapping[str, Any]) -> dict[str, Any]:
        """A parameter or header, without the defaults of its serialization."""
        default_style = DEFAULT_STYLE.get(node.get("in", "header"), "")
        made = {key: value for key, value in _without_words(node).items() if not _false(key, value)}
        explode = made.pop("explode", None)
        if explode in (True, False) and explode != (made.get("style", default_style) == "form"):
            made["explode"] = explode
        if made.get("style") == default_style:
            del made["style"]
        if "schema" in made:
            made["schema"] = self.forms.of(made["schema"])
        return self._with_content(made)

    def _body(self, node: Node) -> Node:
        return self._referred(node, "requestBodies", lambda found: self._with_content(_without_words(found)))

    def _response(self, node: Node) -> Node:
        def make(found: Mapping[str, Any]) -> dict[str, Any]:
            made = self._with_content(_without_words(found))
            if made.get("headers"):
                made["headers"] = _each(made["headers"], self._header)
            return {key: value for key, value in made.items() if value != {}}

        return self._referred(node, "responses", make)

    def _with_content(self, made: dict[str, Any]) -> dict[str, Any]:
        content = made.get("content")
        if isinstance(content, Mapping):
            names = {key: media_name(key) for key in content}
            clash = len(set(names.values())) < len(names)
            made["content"] = {k if clash else names[k]: self._media(media) for k, media in content.items()}
        return {key: value for key, value in made.items() if not _false(key, value)}

    def _media(self, media: Node) -> Node:
        if not isinstance(media, Mapping):
            return media
        made = _without_words(media)
        for key in ("schema", "itemSchema"):
            if key in made:
                made[key] = self.forms.of(made[key])
        return made

    def _callback(self, node: Node) -> Node:
        return self._referred(node, "callbacks", lambda found: _each(found, self._path_item))


def _unless_itself(name: str, schema: Node) -> Node:
    """The schema; one that only leads back to itself says nothing, as its violation tells."""
    return {} if _mapping(schema).get("$ref") == reference_to(name) else schema


def _mapping(node: Node) -> Mapping[str, Any]:
    return node if isinstance(node, Mapping) else {}


def _each(nodes: Node, make: Callable[[Node], Node]) -> Node:
    return {key: make(node) for key, node in nodes.items()} if isinstance(nodes, Mapping) else nodes


def _without_words(node: Node) -> Node:
    if not isinstance(node, Mapping):
        return node
    return {key: value for key, value in node.items() if key not in WORDS}


def _empty(value: Node) -> bool:
    return value is False or value in ([], {})


def _false(key: str, value: Any) -> bool:
    return value is False and key in FALSE_UNSAID


def _requirements(security: Node) -> list[str]:
    """Security requirements in a form to compare: alternatives and scopes in any order."""
    if not isinstance(security, list):
        return []
    alternatives = [_mapping(alternative).items() for alternative in security]
    return sorted(
        {repr(sorted((name, sorted(map(str, scopes))) for name, scopes in a)) for a in alternatives}
    )
