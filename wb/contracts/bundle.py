"""Makes one self-contained document of a contract that is spread over files.

What a ``$ref`` brings from another file becomes a component where OpenAPI has components for it, and
stands in place of the ``$ref`` where it has none (path items, or a whole ``paths``). Every node remembers
which file it came from, so that findings point into the user's own files.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wb.contracts.files import Files
from wb.contracts.grammar import SECTIONS, kind_below
from wb.contracts.limits import MAX_COPIED, extra
from wb.contracts.model import pointer
from wb.contracts.refs import Target, Tokens, lookup, target
from wb.contracts.source import Source
from wb.contracts.tree import Tree
from wb.errors import InputError

_DATA = ("example", "examples", "default", "enum", "const", "value")
"""Keys below which a ``$ref`` is data."""

_TEXT = (".md", ".txt", ".html")
_FILES = (".yaml", ".yml", ".json")
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(slots=True)
class Bundle:
    """A contract's content in one piece.

    Args:
        data: the document; every reference in it starts with ``#``.
        sources: the files that it was read from, by path in the tree.
        origins: where nodes that another file holds came from, by their tokens in ``data``.
    """

    data: Any
    sources: dict[str, Source]
    origins: dict[Tokens, Target] = field(default_factory=dict)


def bundle(tree: Tree, root: Source, path: str) -> Bundle:
    """Bring in all that a document refers to.

    Args:
        tree: where its files are.
        root: the document, read.
        path: its path in the tree.

    Raises:
        InputError: a reference points at nothing, out of the tree, or to the network.
    """
    if all(_found(root.data, ref) for ref in root.refs):
        return Bundle(root.data, {path: root})
    return _Bundler(tree, root, path).bundle()


def _found(data: Any, ref: str) -> bool:
    found = target(ref, "") if ref.startswith("#") else None
    try:
        return found is not None and lookup(data, found.tokens) is not None
    except KeyError:
        return False


class _Bundler:
    """Copies the document, and what it refers to as it goes."""

    def __init__(self, tree: Tree, root: Source, path: str) -> None:
        self._files = Files(tree, {path: root})
        self._path = path
        self._result = Bundle(None, self._files.sources)
        self._names: dict[Target, tuple[str, str]] = {}
        self._taken: set[tuple[str, str]] = set()
        self._queue: list[tuple[Target, str]] = []
        self._open: list[Target] = []
        self._nodes = 0

    def bundle(self) -> Bundle:
        root = self._result.sources[self._path].data
        self._reserve(root)
        data = self._copy(root, "root", Target(self._path, ()), ())
        components = {section: dict(nodes) for section, nodes in (data.get("components") or {}).items()}
        for found, kind in self._queue:  # grows while it is worked off
            section, name = self._names[found]
            content = self._inline(found, kind, ("components", section, name))
            components.setdefault(section, {})[name] = content
        self._result.data = {**data, "components": components} if components else data
        return self._result

    def _reserve(self, root: Any) -> None:
        """Let a component that is nothing but a reference to another file be that file's content."""
        for section in SECTIONS.values():
            known = (root.get("components") or {}).get(section)
            for name, node in known.items() if isinstance(known, Mapping) else ():
                self._taken.add((section, name))
                where = Target(self._path, ("components", section, name))
                if isinstance(node, Mapping) and isinstance(ref := node.get("$ref"), str) and len(node) == 1:
                    found = self._files.target(ref, where)
                    if found.path != self._path:
                        self._names.setdefault(found, (section, name))

    def _copy(self, node: Any, kind: str, where: Target, at: Tokens) -> Any:
        """The node of that kind that stands at ``where`` in the files, for the place ``at`` in the bundle."""
        self._nodes += 1 + (extra(node) if isinstance(node, str) else 0)
        if self._nodes > MAX_COPIED:
            raise InputError(
                f"{self._files.label(self._path)}: grows without bound through its references.",
                "Look for a file that brings another one in many times over.",
            )
        if isinstance(node, Mapping):
            if isinstance(node.get("$ref"), str):
                return self._reference(node, kind, where, at)
            return {key: self._child(key, child, kind, where, at) for key, child in node.items()}
        if isinstance(node, list):
            return [self._child(str(index), child, kind, where, at) for index, child in enumerate(node)]
        return node

    def _child(self, key: str, node: Any, kind: str, where: Target, at: Tokens) -> Any:
        below = kind_below(kind, key)
        there = Target(where.path, (*where.tokens, key))
        if kind == "schema" and key == "discriminator" and isinstance(node, Mapping):
            return self._discriminator(node, there)
        if below is None and (key in _DATA or key.startswith("x-")):
            return node
        return self._copy(node, below or "other", there, (*at, key))

    def _reference(self, node: Mapping[str, Any], kind: str, where: Target, at: Tokens) -> Any:
        found = self._files.target(node["$ref"], where)
        if found.path.endswith(_TEXT):
            return self._files.read(found, where).decode("utf-8", "replace")
        rest = {key: child for key, child in node.items() if key != "$ref"}
        beside = {key: self._child(key, child, kind, where, at) for key, child in rest.items()}
        reserved = self._names.get(found)
        if found.path == self._path or (kind in SECTIONS and at != ("components", *(reserved or ()))):
            return {"$ref": self._pointer(found, kind, where), **beside}
        content = self._inline(found, kind, at, where)
        return {**content, **beside} if isinstance(content, Mapping) else content

    def _pointer(self, found: Target, kind: str, where: Target) -> str:
        """The reference within the bundle to what ``found`` names; it is brought in if it has to be."""
        if found.path == self._path:
            self._files.content(found, where)
            return "#" + pointer(*found.tokens)
        if found not in self._names:
            self._files.content(found, where)
            self._names[found] = self._free_name(SECTIONS[kind], found)
            self._queue.append((found, kind))
        return "#" + pointer("components", *self._names[found])

    def _free_name(self, section: str, found: Target) -> tuple[str, str]:
        file = found.path.rpartition("/")[2].rpartition(".")[0]
        name = _UNFIT.sub("_", found.tokens[-1] if found.tokens else file)
        if (section, name) in self._taken:
            identity = f"{found.path}#{pointer(*found.tokens)}"
            name += "_" + hashlib.sha256(identity.encode()).hexdigest()[:8]
        self._taken.add((section, name))
        return section, name

    def _inline(self, found: Target, kind: str, at: Tokens, where: Target | None = None) -> Any:
        content = self._files.content(found, where or found)
        if found in self._open:
            raise self._files.error(where or found, "leads back to itself", "Break the circle of files.")
        self._open.append(found)
        self._result.origins[at] = found
        copied = self._copy(content, kind, found, at)
        self._open.pop()
        return copied

    def _discriminator(self, node: Mapping[str, Any], where: Target) -> Any:
        mapping = node.get("mapping")
        if not isinstance(mapping, Mapping):
            return node
        return {**node, "mapping": {name: self._mapped(value, where) for name, value in mapping.items()}}

    def _mapped(self, value: Any, where: Target) -> Any:
        """A mapping's value is the bare name of a schema, or a reference."""
        if not isinstance(value, str) or not ("#" in value or value.endswith(_FILES)):
            return value
        return self._pointer(self._files.target(value, where), "schema", where)
