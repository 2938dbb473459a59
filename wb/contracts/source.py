"""A file of a contract, read: its data and where each part of it stands. Knows YAML from JSON."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any, Protocol

from wb.contracts.limits import MAX_BYTES, DataError
from wb.errors import InputError, ToolError
from wb.findings import Location

_CONFLICT = "<<<<<<< "
_LONE_RETURN = re.compile(r"\r(?!\n)")
_HINT = "A contract is YAML or JSON. Look at this line and at the one before it."


class Reader(Protocol):
    """What both readers give: data, the targets of its ``$ref``s, and the places of its keys."""

    data: Any
    refs: set[str]

    def place(self, tokens: Sequence[str]) -> tuple[int, int] | None:
        """Line and column of a key or item."""


class Source:
    """One file of a contract.

    Args:
        path: how reports call the file.
        content: its bytes.

    Raises:
        InputError: it is no UTF-8 text, no YAML and no JSON, too large, or nested too deep.
    """

    def __init__(self, path: str, content: bytes) -> None:
        self.path = path
        self.text = _decode(path, content)
        try:
            self._reader = _read(path, self.text)
        except DataError as fault:
            raise _input_error(path, self.text, fault) from fault
        self.data: Any = self._reader.data
        self.refs: frozenset[str] = frozenset(self._reader.refs)

    def locate(self, tokens: Sequence[str]) -> Location:
        """The place of the key or item at these tokens, or of its nearest ancestor that is written."""
        for length in range(len(tokens), -1, -1):
            place = self._reader.place(tokens[:length])
            if place:
                return self._location(place, tokens[length - 1] if length else "")
        return Location(self.path)

    def _location(self, place: tuple[int, int], token: str) -> Location:
        line, column = place
        written = self.lines[line - 1]  # of minified JSON, all of it: it is looked into, never cut up
        quoted = written.startswith(('"', "'"), column - 1)
        if not token or not written.startswith(token, column - 1 + quoted):
            return Location(self.path, line, column)
        return Location(self.path, line, column, line, column + len(token) + 2 * quoted)

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines of the file as editors count them."""
        return self.text.split("\n")


def _decode(path: str, content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise InputError(
            f"{path}: is larger than {MAX_BYTES // 1024 // 1024} MiB, which no contract is.",
            "Check that this is the file you mean.",
        )
    try:
        # A carriage return alone ends a line as well; with it, all that counts lines counts alike.
        return _LONE_RETURN.sub("\n", content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{path}:{line}: is not UTF-8 text (byte {error.start}).", "Save the file as UTF-8 YAML or JSON."
        ) from error


def _read(path: str, text: str) -> Reader:
    from wb.contracts.json_source import JsonReader  # noqa: PLC0415 - each only where it is needed

    if text.lstrip()[:1] in ("{", "["):
        try:
            return JsonReader(text)
        except DataError:
            # A flow mapping is YAML as well; but what calls itself JSON has to be JSON.
            if path.endswith(".json"):
                raise
    try:
        from wb.contracts.yaml_source import YamlReader  # noqa: PLC0415 - PyYAML is not loaded for JSON
    except ImportError as error:
        raise ToolError(
            "PyYAML was installed without its C parser, which wb needs to read YAML contracts.",
            "Install its wheel: pip install --force-reinstall --only-binary=:all: pyyaml",
        ) from error
    return YamlReader(text)


def _input_error(path: str, text: str, fault: DataError) -> InputError:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith(_CONFLICT):
            return InputError(f"{path}:{number}:1: has an unresolved merge conflict.", "Resolve it first.")
    where = "".join(f":{number}" for number in (fault.line, fault.column) if number)
    return InputError(f"{path}{where}: {fault.message}.", fault.hint or _HINT)
