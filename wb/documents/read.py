"""Documents from the disk: their text, and whether what they link to is there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from wb.documents.model import Document, FrontMatter, Link
from wb.errors import InputError

SIZE_LIMIT = 10 * 1024 * 1024
"""Bytes. A document that people read in a meeting is thousands of times smaller."""


def text(path: Path) -> str:
    """The text of a Markdown file, without a byte-order mark; line ends as they are.

    Raises:
        InputError: it is missing, a directory, too large, binary, or not UTF-8.
    """
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file.", "Check the path.") from error
    except IsADirectoryError as error:
        raise InputError(f"{path}: this is a directory.", "Name a Markdown file in it.") from error
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read: {error.strerror}.", "Check the file and its permissions."
        ) from error
    return decode(data, str(path))


def decode(data: bytes, name: str) -> str:
    """The text of a document's bytes.

    Args:
        data: what was read.
        name: what to call it in a message.

    Raises:
        InputError: too large, binary, or not UTF-8.
    """
    if len(data) > SIZE_LIMIT:
        raise InputError(
            f"{name}: larger than {SIZE_LIMIT // 1024 // 1024} MB.",
            "wb reads documents that people read; exclude this file.",
        )
    if b"\0" in data:
        raise InputError(f"{name}: a binary file, not Markdown.", "Exclude it, or name a text file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{name}:{line}: not valid UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}.",
            "Save the file as UTF-8.",
        ) from error


def with_links(document: Document, root: Path) -> Document:
    """The document with the fault of each link, and of each contract it names, resolved against the disk.

    Nothing outside ``root`` is looked at, whatever links or symbolic links say.

    Args:
        document: its path is relative to ``root``.
        root: the repository.
    """
    home = root.resolve()
    anchors: dict[Path, frozenset[str]] = {home / document.path: document.anchors}
    front = document.front_matter
    links, contracts = (
        tuple(_judged(link, document, home, anchors) for link in named)
        for named in (document.links, _contracts(front))
    )
    return replace(document, links=links, front_matter=replace(front, contracts=contracts))


def _contracts(front: FrontMatter) -> Iterator[Link]:
    """The contracts that the front matter names, each where it stands."""
    named = front.data.get("contracts")
    for index, target in enumerate(named if isinstance(named, list) else ()):
        place = front.place(f"$.contracts[{index}]")
        if isinstance(target, str) and place and place.line and place.column:
            yield Link(place.line, place.column, place.end_column or place.column, target)


def _judged(link: Link, document: Document, home: Path, anchors: dict[Path, frozenset[str]]) -> Link:
    target, _, anchor = link.target.partition("#")
    if not link.target or "://" in target or target.startswith(("//", "mailto:", "tel:", "data:")):
        return link
    target = unquote(target.partition("?")[0])
    here = home / document.path
    path = (
        here
        if not target
        else (home / target.lstrip("/") if target.startswith("/") else here.parent / target)
    )
    try:
        real = path.resolve()
        if not real.is_relative_to(home):
            return replace(link, fault="outside")
        if target and not real.exists():
            return replace(link, fault="missing")
    except (OSError, ValueError, RuntimeError):  # a name too long, a null byte, a loop of symbolic links
        return replace(link, fault="missing")
    return (
        replace(link, fault="anchor") if anchor and not _has_anchor(real, unquote(anchor), anchors) else link
    )


def _has_anchor(path: Path, anchor: str, known: dict[Path, frozenset[str]]) -> bool:
    """Whether a Markdown file has the anchor; other files are not looked into."""
    if path not in known:
        if path.suffix.lower() not in {".md", ".markdown"} or not path.is_file():
            return True
        known[path] = _anchors(path)
    return anchor.lower() in {name.lower() for name in known[path]}


def _anchors(path: Path) -> frozenset[str]:
    from wb.documents.parse import anchors_of  # noqa: PLC0415 - only documents with links to others need it

    try:
        return anchors_of(text(path))
    except InputError:
        return frozenset()
