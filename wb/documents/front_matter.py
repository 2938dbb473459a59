"""The front matter of a document, and what links and it lead to: plain frozen data, no I/O."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from wb.findings import Location


class Link(msgspec.Struct, frozen=True):
    """A link or image with the place of its target in the file.

    ``fault`` is what is wrong with the target, resolved against the disk before the rules run:
    empty when it is there, or when it is an address on the network (wb never goes there).
    """

    line: int
    column: int
    end_column: int
    target: str
    image: bool = False
    fault: Literal["", "missing", "anchor", "outside"] = ""


class FrontMatter(msgspec.Struct, frozen=True):
    """YAML front matter: its data, where each key stands, and what is wrong with it as YAML.

    ``marks`` maps a JSON path such as ``$.owner`` or ``$.commitments[0].due`` to the place of its value.
    ``schema_faults`` are (JSON path, message) pairs from the kind's JSON Schema; ``contracts`` are the
    files that it names as contracts, judged like links.
    """

    end_line: int = 0
    data: Mapping[str, Any] = {}
    marks: Mapping[str, Location] = {}
    fault: tuple[Location, str] | None = None
    schema_faults: tuple[tuple[str, str], ...] = ()
    contracts: tuple[Link, ...] = ()

    def place(self, path: str) -> Location | None:
        """Where the value of a JSON path stands; of one that is not there, where what holds it stands."""
        while path and path not in self.marks:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.marks.get(path)
