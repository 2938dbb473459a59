"""JSON to plain data, and the place of a key found when somebody asks for it.

The text is parsed by the standard library's C scanner; places are found by scanning the same text again
from container to container, skipping whole values at the speed of that scanner.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from json.decoder import scanstring  # type: ignore[attr-defined]  # the stubs leave it out
from typing import Any, NoReturn

from wb.contracts.limits import MAX_DEPTH, TWICE, DataError, too_deep

_with_its_end = (1).__add__
_BLANK = re.compile(r"[ \t\n\r]*")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"(?P<key>[ \t\n\r]*:)?|[{}]')


class JsonReader:
    """One JSON file: its data, its references, and the places of its keys."""

    def __init__(self, text: str) -> None:
        self.refs: set[str] = set()
        self._text = text
        self._lines: list[int] = []
        self._scan = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # as above
        self._children: dict[int, dict[str, tuple[int, int]]] = {}
        self.data = self._read()

    def place(self, tokens: Sequence[str]) -> tuple[int, int] | None:
        """Line and column, from 1, of the key or item at these tokens; None where there is none."""
        at = value = self._skip(0)
        for token in tokens:
            children = self._children_of(value)
            if token not in children:
                return None
            at, value = children[token]
        return self._position(at)

    def _read(self) -> Any:
        try:
            data = json.loads(self._text, object_pairs_hook=self._object, parse_constant=_constant)
        except json.JSONDecodeError as error:
            raise DataError(f"is not valid JSON: {error.msg}", error.lineno, error.colno) from error
        except RecursionError:
            raise DataError(f"is nested more than {MAX_DEPTH} levels deep") from None
        except ValueError as error:
            raise DataError(f"is not valid JSON: {error}") from error
        if too_deep(data):
            raise DataError(f"is nested more than {MAX_DEPTH} levels deep")
        return data

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            self._refuse_duplicate()
        if "$ref" in found and type(found["$ref"]) is str:
            self.refs.add(found["$ref"])
        return found

    def _refuse_duplicate(self) -> NoReturn:
        stack: list[set[str]] = []
        for token in _TOKEN.finditer(self._text):
            if token[0] == "{":
                stack.append(set())
            elif token[0] == "}":
                stack.pop()
            elif token["key"]:
                key = scanstring(self._text, token.start() + 1)[0]
                if key in stack[-1]:
                    place = self._position(token.start())
                    raise DataError(f"has the key {key!r} twice in one object", *place, TWICE)
                stack[-1].add(key)
        raise DataError("has a key twice in one object", hint=TWICE)

    def _children_of(self, start: int) -> dict[str, tuple[int, int]]:
        if start not in self._children:
            members = {"{": self._members, "[": self._items}.get(self._text[start])
            self._children[start] = members(start) if members else {}
        return self._children[start]

    def _members(self, start: int) -> dict[str, tuple[int, int]]:
        found = {}
        at = self._skip(start + 1)
        while self._text[at] != "}":
            key, end = scanstring(self._text, at + 1)
            value = self._skip(self._skip(end) + 1)
            found[key] = (at, value)
            at = self._after(value)
        return found

    def _items(self, start: int) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = {}
        at = self._skip(start + 1)
        while self._text[at] != "]":
            found[str(len(found))] = (at, at)
            at = self._after(at)
        return found

    def _after(self, value: int) -> int:
        """Where the next member starts, or where the container ends."""
        at = self._skip(self._scan(self._text, value)[1])
        return self._skip(at + 1) if self._text[at] == "," else at

    def _skip(self, at: int) -> int:
        blank = _BLANK.match(self._text, at)
        return blank.end() if blank else at

    def _position(self, at: int) -> tuple[int, int]:
        if not self._lines:
            lengths = map(len, self._text.split("\n"))
            self._lines = [0, *accumulate(map(_with_its_end, lengths))]
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")
