"""What a document leads to on the disk: whether it is there, and whether wb may look."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from msgspec.structs import replace

from wb.documents import text
from wb.documents.front_matter import FrontMatter, Link
from wb.documents.model import Document
from wb.errors import InputError


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


def paths(document: Document, root: Path) -> list[Path]:
    """The paths that a document's links lead to, as written: what its findings depend on beside its text."""
    named = (*document.links, *document.front_matter.contracts)
    home = root.resolve() if named else root
    return sorted({path for link in named if (path := _path(link.target, home / document.path, home))})


def _judged(link: Link, document: Document, home: Path, anchors: dict[Path, frozenset[str]]) -> Link:
    path = _path(link.target, home / document.path, home)
    if path is None:
        return link
    anchor = unquote(link.target.partition("#")[2])
    try:
        real = path.resolve()
        if not real.is_relative_to(home):
            return replace(link, fault="outside")
        if not real.exists() and path != home / document.path:
            return replace(link, fault="missing")
    except (OSError, ValueError, RuntimeError):  # a name too long, a null byte, a loop of symbolic links
        return replace(link, fault="missing")
    return replace(link, fault="anchor") if anchor and not _has_anchor(real, anchor, anchors) else link


def _path(target: str, here: Path, home: Path) -> Path | None:
    """The path that the target of a link means; None for an address on the network."""
    file = target.partition("#")[0]
    if not target or "://" in file or file.startswith(("//", "mailto:", "tel:", "data:")):
        return None
    file = unquote(file.partition("?")[0])
    if not file:
        return here
    return home / file.lstrip("/") if file.startswith("/") else here.parent / file


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
        return anchors_of(text.read(path))
    except InputError:
        return frozenset()
