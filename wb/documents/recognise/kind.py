"""Which kind a document is, and how that is known."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from wb.documents.kind import Kind
from wb.documents.model import KindSource
from wb.globs import matches

_NOT_WORD = re.compile(r"[\W_]+")


def named(
    path: str, option: str | None, front: object, kinds: Mapping[str, Kind], globs: Mapping[str, str]
) -> tuple[str | None, KindSource]:
    """The kind by what somebody said or by the file's name; the first of these that says one.

    Args:
        path: the document's, relative to the repository.
        option: from ``--kind``.
        front: ``kind`` in the front matter, whatever it holds.
        kinds: those there are.
        globs: kinds by path glob, from wb.toml; the first that fits.
    """
    if option is not None:
        return option, "option"
    if isinstance(front, str) and front in kinds:
        return front, "front matter"
    for glob, name in globs.items():
        if name in kinds and matches(path, glob):
            return name, "wb.toml"
    name_said = _by_file_name(PurePosixPath(path).stem, kinds)
    return (name_said, "file name") if name_said else (None, "none")


def _by_file_name(stem: str, kinds: Mapping[str, Kind]) -> str | None:
    words = f" {_NOT_WORD.sub(' ', stem.lower())} "
    for kind in kinds.values():
        if any(f" {_NOT_WORD.sub(' ', name)} " in words for name in kind.file_names):
            return kind.name
    return None
