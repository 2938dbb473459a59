"""The files of one contract: read when something refers to them, refused when they lie outside the tree."""

import difflib
from collections.abc import Mapping
from typing import Any

from wb.contracts.model import pointer
from wb.contracts.refs import Target, is_remote, lookup, target
from wb.contracts.source import Source
from wb.contracts.tree import Tree
from wb.errors import InputError


class Files:
    """The files of a tree that a contract is made of, each read once.

    Args:
        tree: where they are kept.
        sources: those that are read already, by path in the tree.
    """

    def __init__(self, tree: Tree, sources: dict[str, Source]) -> None:
        self._tree = tree
        self.sources = sources

    def label(self, path: str) -> str:
        """How reports call a file of the tree."""
        return self._tree.label(path)

    def target(self, ref: str, where: Target) -> Target:
        """What the reference in the node ``where`` points at.

        Raises:
            InputError: it is no file of the tree.
        """
        if is_remote(ref):
            raise self.error(
                where,
                f"$ref {ref!r} leads to another host or scheme, where wb never goes",
                "Put a copy of that file into the repository and refer to it by its path.",
            )
        found = target(ref, where.path)
        if found is None:
            raise self.error(
                where,
                f"$ref {ref!r} leads out of the repository",
                "A contract consists of files in its repository: put a copy there.",
            )
        return found

    def content(self, found: Target, where: Target) -> Any:
        """The node at the target of a reference that stands in the node ``where``.

        Raises:
            InputError: there is nothing.
        """
        if found.path not in self.sources:
            self.sources[found.path] = Source(self.label(found.path), self.read(found, where))
        data = self.sources[found.path].data
        try:
            return lookup(data, found.tokens)
        except KeyError as error:
            raise self.error(
                where,
                f"$ref points at {pointer(*found.tokens)}, which is not in {self.label(found.path)}",
                _nearest(data, found) or "Mend the reference, or add what it names.",
            ) from error

    def read(self, found: Target, where: Target) -> bytes:
        """The content of the file that a reference in the node ``where`` names.

        Raises:
            InputError: there is no such file, or it cannot be read.
        """
        try:
            return self._tree.read(found.path)
        except FileNotFoundError as error:
            raise self.error(
                where,
                f"$ref points at the file {self.label(found.path)}, which does not exist",
                "The path of a $ref is relative to the file that holds it.",
            ) from error

    def error(self, where: Target, message: str, hint: str) -> InputError:
        """An error about the reference in the node ``where``, with file, line and column."""
        place = self.sources[where.path].locate((*where.tokens, "$ref"))
        position = "".join(f":{number}" for number in (place.line, place.column) if number)
        return InputError(f"{place.path}{position}: {message}.", hint)


def _nearest(data: Any, found: Target) -> str:
    """A hint that names the sibling that is spelled most alike."""
    try:
        parent = lookup(data, found.tokens[:-1])
    except KeyError:
        return ""
    names = parent if isinstance(parent, Mapping) else {}
    near = difflib.get_close_matches(found.tokens[-1], list(names), n=1)
    return f"Did you mean {pointer(*found.tokens[:-1], near[0])}?" if near else ""
