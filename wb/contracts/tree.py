"""Where the files of a contract are read from: the working tree now, a commit where git is asked.

Paths are relative to the tree's root, with forward slashes. Nothing outside the root is ever read.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from wb.contracts.limits import MAX_BYTES
from wb.errors import InputError


class Tree(Protocol):
    """A folder of files, wherever it is kept."""

    def read(self, path: str) -> bytes:
        """The content of a file.

        Raises:
            FileNotFoundError: there is no such file.
            InputError: it is there and cannot be read, or leads out of the tree.
        """

    def label(self, path: str) -> str:
        """How reports call the file."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder on the disk. ``prefix`` goes before each path in reports."""

    root: Path
    prefix: str = ""

    def read(self, path: str) -> bytes:
        """The content of a file; symbolic links may not lead out of the folder."""
        file = (self.root / path).resolve()
        if not file.is_relative_to(self.root.resolve()):
            raise InputError(
                f"{self.label(path)}: is a link to somewhere outside {self.root}.",
                "A contract consists of files in its repository.",
            )
        if not file.exists():
            raise FileNotFoundError(path)
        if not file.is_file():
            raise InputError(f"{self.label(path)}: is no file.", "Name the OpenAPI file.")
        try:
            with file.open("rb") as stream:
                return stream.read(MAX_BYTES + 1)
        except OSError as error:
            raise InputError(f"{self.label(path)}: cannot be read: {error.strerror}.") from error

    def label(self, path: str) -> str:
        """The path as it was given."""
        return self.prefix + path
