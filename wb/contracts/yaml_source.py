"""YAML to plain data with the place of every key. The contract side's only door to PyYAML.

It builds from the C parser's events: no recursion, no objects but dicts, lists and scalars, and it keeps
what OpenAPI means where YAML would guess otherwise. Keys are strings (``200:``), dates are strings, and
``version: 1.10`` is not 1.1. Duplicate keys are refused; aliases share one object and are counted as if
they were written out, so that a small file cannot grow without bound.
"""

import math
import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out

from wb.contracts.limits import MAX_DEPTH, MAX_NODES, TWICE, DataError, extra

_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_TOO_DEEP = f"is nested more than {MAX_DEPTH} levels deep"
_LONGEST_NUMBER = 400
_NOT_BREAKS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
"""libyaml, a YAML 1.1 parser, ends lines at these characters; YAML 1.2, JSON and every editor do not."""

_TAG = "tag:yaml.org,2002:"
_CORE_TAGS = {_TAG + name for name in ("int", "float", "bool", "null")}
_TEXT_TAGS = {"!", _TAG + "str"}
_COLLECTION_TAGS = {None, "!", _TAG + "map", _TAG + "seq"}


@dataclass(slots=True)
class _Frame:
    """A mapping or sequence that is still open."""

    value: Any
    anchor: str | None
    first: int
    key: str | None = None
    marks: list[int] = field(default_factory=list)
    merges: list[Any] = field(default_factory=list)
    height: int = 1


@dataclass(frozen=True, slots=True)
class _Anchor:
    value: Any
    nodes: int
    height: int


class YamlReader:
    """One YAML file while it is being read, and afterwards its data and the places of its keys."""

    def __init__(self, text: str) -> None:
        self.data: Any = None
        self.refs: set[str] = set()
        self._marks = array("I")
        self._offsets: dict[int, int] = {}
        self._stack: list[_Frame] = []
        self._anchors: dict[str, _Anchor] = {}
        self._nodes = 0
        self._documents = 0
        try:
            self._read(CParser(text.translate(_NOT_BREAKS)))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
            raise DataError(_fault_of_the_parser(error), line, column) from error
        except yaml.YAMLError as error:
            raise DataError(f"is not valid YAML: {str(error).splitlines()[0]}") from error

    def place(self, tokens: Sequence[str]) -> tuple[int, int] | None:
        """Line and column, from 1, of the key or item at these tokens; None where it is not written."""
        node, found = self.data, (1, 1)
        for token in tokens:
            keys = list(node) if isinstance(node, dict) else [str(index) for index in range(len(node))]
            if token not in keys:
                return None
            index = keys.index(token)
            offset = self._offsets[id(node)]
            if index >= self._marks[offset]:
                return None
            found = (self._marks[offset + 1 + 2 * index] + 1, self._marks[offset + 2 + 2 * index] + 1)
            node = node[token] if isinstance(node, dict) else node[index]
        return found

    def _read(self, parser: Any) -> None:
        handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open_mapping,
            yaml.SequenceStartEvent: self._open_sequence,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        get_event = parser.get_event
        while (event := get_event()) is not None:
            handler = handlers.get(type(event))
            if handler:
                handler(event)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _fault("holds several YAML documents; a contract is one", event)

    def _scalar(self, event: Any) -> None:
        frame = self._stack[-1] if self._stack else None
        if frame and frame.key is None and type(frame.value) is dict:
            self._key(frame, event.value, event)
            return
        value = self._value(event, frame.key if frame else None)
        if frame and frame.key == "$ref" and type(value) is str:
            self.refs.add(value)
        if event.anchor:
            self._anchors[event.anchor] = _Anchor(value, 1 + extra(event.value), 0)
        self._nodes += extra(event.value)
        self._put(frame, value, event)

    def _value(self, event: Any, key: str | None) -> Any:
        if event.implicit[0]:
            return event.value if self._is_version(key) else _plain(event.value)
        return _tagged(event) if event.tag else event.value

    def _is_version(self, key: str | None) -> bool:
        depth = len(self._stack)
        return (depth == 1 and key in ("openapi", "swagger")) or (depth == 2 and key == "version")

    def _key(self, frame: _Frame, key: str, event: Any) -> None:
        if key in frame.value:
            raise _fault(f"has the key {key!r} twice in one mapping", event, TWICE)
        if key == "<<" and event.implicit[0]:
            frame.key = "<<"
            return
        mark = event.start_mark
        frame.marks += (mark.line, mark.column)
        frame.key = key
        self._nodes += extra(key)

    def _put(self, frame: _Frame | None, value: Any, event: Any) -> None:
        self._nodes += 1
        if frame is None:
            self.data = value
        elif type(frame.value) is list:
            mark = event.start_mark
            frame.marks += (mark.line, mark.column)
            frame.value.append(value)
        elif frame.key == "<<":
            frame.merges.append((value, event))
            frame.key = None
        else:
            frame.value[frame.key] = value
            frame.key = None

    def _open_mapping(self, event: Any) -> None:
        self._open({}, event)

    def _open_sequence(self, event: Any) -> None:
        self._open([], event)

    def _open(self, value: Any, event: Any) -> None:
        if event.tag not in _COLLECTION_TAGS:
            raise _fault(f"uses the YAML tag {event.tag}, which has no meaning in a contract", event)
        frame = self._stack[-1] if self._stack else None
        if frame and frame.key is None and type(frame.value) is dict:
            raise _fault("has a mapping or list as a key; keys are words", event)
        if len(self._stack) >= MAX_DEPTH:
            raise _fault(_TOO_DEEP, event)
        self._put(frame, value, event)
        self._stack.append(_Frame(value, event.anchor, self._nodes))

    def _close(self, event: Any) -> None:  # noqa: ARG002 - the handlers share one signature
        frame = self._stack.pop()
        self._offsets[id(frame.value)] = len(self._marks)
        self._marks.append(len(frame.marks) // 2)
        self._marks.extend(frame.marks)
        for merged, where in frame.merges:
            self._merge(frame.value, merged, where)
        if self._stack:
            parent = self._stack[-1]
            parent.height = max(parent.height, frame.height + 1)
        if frame.anchor:
            self._anchors[frame.anchor] = _Anchor(frame.value, self._nodes - frame.first + 1, frame.height)

    def _merge(self, into: dict[str, Any], merged: Any, event: Any) -> None:
        for mapping in merged if isinstance(merged, list) else [merged]:
            if not isinstance(mapping, dict):
                raise _fault("merges (<<) something that is not a mapping", event)
            for key, value in mapping.items():
                into.setdefault(key, value)

    def _alias(self, event: Any) -> None:
        anchor = self._anchors.get(event.anchor)
        if anchor is None:
            raise _fault(f"uses the alias *{event.anchor} before its anchor is complete", event)
        frame = self._stack[-1]
        if frame.key is None and type(frame.value) is dict:
            self._key(frame, str(anchor.value), event)
            return
        self._nodes += anchor.nodes
        frame.height = max(frame.height, anchor.height + 1)
        if self._nodes > MAX_NODES or len(self._stack) + anchor.height > MAX_DEPTH:
            raise _fault("grows without bound through its YAML aliases", event)
        self._put(frame, anchor.value, event)


def _fault_of_the_parser(error: yaml.MarkedYAMLError) -> str:
    """What is wrong; the parser reads ahead of its events and may be the first to find a depth too great."""
    problem = error.problem or error.context or ""
    return _TOO_DEEP if "nesting depth" in problem else f"is not valid YAML: {problem}"


def _fault(message: str, event: Any, hint: str = "") -> DataError:
    return DataError(message, event.start_mark.line + 1, event.start_mark.column + 1, hint)


def _plain(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "0123456789+-." or len(text) > _LONGEST_NUMBER:
        return text
    if _INTEGER.fullmatch(text):
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if _FLOAT.fullmatch(text) and math.isfinite(number := float(text)):
        return number
    return text


def _tagged(event: Any) -> Any:
    if event.tag in _CORE_TAGS:
        return _plain(event.value)
    if event.tag in _TEXT_TAGS:
        return event.value
    raise _fault(f"uses the YAML tag {event.tag}, which has no meaning in a contract", event)
