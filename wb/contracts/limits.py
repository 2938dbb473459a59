"""The bounds within which a file is read as YAML or JSON, and what is raised beyond them."""

from typing import Any

TWICE = "Remove one of the two: readers of YAML and JSON disagree on which one counts."
"""What to do about a duplicate key."""

MAX_BYTES = 100 * 1024 * 1024
"""A larger file is no contract."""

MAX_DEPTH = 200
"""Levels of mappings and lists; the deepest published contracts known have some 60."""

MAX_NODES = 10_000_000
"""Values after aliases are written out; a long text counts for more than one."""


MAX_COPIED = 1_000_000
"""Values of a contract that is put together from several files."""


def extra(text: str) -> int:
    """For how many values more a text counts: what is written out again may be a few long texts."""
    return len(text) // 64


class DataError(Exception):
    """The file cannot be read as data. ``line`` and ``column`` count from 1; None means the whole file.

    The readers raise it; ``source.py``, which knows the file's name, makes an InputError of it.
    """

    def __init__(
        self, message: str, line: int | None = None, column: int | None = None, hint: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column
        self.hint = hint


def too_deep(data: Any) -> bool:
    """Whether mappings and lists are nested more than MAX_DEPTH levels deep."""
    level = [data]
    for _ in range(MAX_DEPTH + 1):
        level = [
            child
            for node in level
            if type(node) in (dict, list)
            for child in (node.values() if type(node) is dict else node)
            if type(child) in (dict, list)
        ]
        if not level:
            return False
    return True
