"""What a ``$ref`` says: which file, and which place in it."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from wb.contracts.model import tokens

_REMOTE = re.compile(r"//|[A-Za-z][A-Za-z0-9+.-]*:")
"""A host or a scheme, ``file:`` and Windows drives among them: never a file of the repository."""

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference points at: a file of the tree and the place in it."""

    path: str
    tokens: Tokens


def is_remote(ref: str) -> bool:
    """Whether following the reference would leave the tree of files: by a scheme or a host."""
    return _REMOTE.match(ref) is not None


def target(ref: str, path: str) -> Target | None:
    """What a reference in the file ``path`` points at; None where that is outside the tree."""
    file, _, fragment = ref.partition("#")
    if not file:
        return Target(path, tokens(unquote(fragment)))
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file)))
    if joined.startswith(("../", "/")) or joined == "..":
        return None
    return Target(joined, tokens(unquote(fragment)))


def lookup(data: Any, at: Tokens) -> Any:
    """The node at these tokens.

    Raises:
        KeyError: there is none.
    """
    for token in at:
        if isinstance(data, Mapping):
            data = data[token]
        elif isinstance(data, list) and token.isdecimal() and int(token) < len(data):
            data = data[int(token)]
        else:
            raise KeyError(token)
    return data
