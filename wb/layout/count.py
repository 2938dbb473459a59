"""How many pages a document takes, as a fraction such as 5.97: asked of the layout itself."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import msgspec

from wb import cache, resources
from wb.documents.model import Document
from wb.documents.node import Node
from wb.documents.page_count import Extent, SpanName
from wb.documents.tree import tree
from wb.errors import ToolError
from wb.layout import engine, pictures, typeset
from wb.layout.engine import Mark, Source
from wb.layout.geometry import Pages
from wb.layout.pictures import Picture
from wb.layout.showable import showable

_KIND = "pages"
_NOTE_HEAD = 1.7  # of the body's font size: from the first note's baseline up to where the notes begin


def count(
    document: Document, spans: Mapping[SpanName, range], geometry: Pages, root: Path
) -> dict[SpanName, Extent]:
    """Lay spans of the document out and count their pages.

    Each is laid out by itself, from the top of a page: how full the page before happens to be is
    nothing that its author decides.

    Args:
        document: its path is relative to ``root``.
        spans: the lines of those to count.
        geometry: the page.
        root: the repository; images in it are laid out, others become a box with their description.

    Raises:
        ToolError: the engine refused the document.
    """
    start = document.front_matter.end_line
    nodes = tree(document.lines[start:], start + 1)
    runs = {span: [node for node in nodes if node.line in lines] for span, lines in spans.items()}
    sheets = _Sheets(runs, geometry, document.language)
    folder = (root / document.path).parent
    home = root if folder.is_relative_to(root) else folder
    found = pictures.found(chain(*runs.values()), folder, home)
    return {span: Extent(pages, pages) for span, pages in _counted(sheets, found).items()}


@dataclass(frozen=True, slots=True)
class _Sheets:
    """What is to be laid out, and on which page."""

    runs: Mapping[SpanName, Sequence[Node]]
    geometry: Pages
    language: str

    def source(self, shown: Mapping[str, Picture]) -> Source:
        text = typeset.source(self.runs, self.geometry, self.language, shown)
        return Source(text, {picture.file: picture.data for picture in shown.values()})


def _counted(sheets: _Sheets, found: Mapping[str, Picture]) -> dict[SpanName, float]:
    """The pages of each run, from the cache where the very same source was counted before."""
    source = sheets.source(found)
    key = _key(source)
    pages = _kept(key)
    if pages.keys() != sheets.runs.keys():
        pages = _measured(sheets, found, source)
        cache.write(_KIND, key, msgspec.json.encode(pages))
    return pages


def _key(source: Source) -> str:
    """The digest of everything that the count depends on. A file's name is made from its content."""
    fonts = (resources.folder("templates") / "fonts" / "SHA256SUMS").read_text(encoding="utf-8")
    return hashlib.sha256("\0".join((engine.version(), fonts, source.text)).encode()).hexdigest()


def _kept(key: str) -> dict[SpanName, float]:
    """What was counted before; empty when nothing was, or when it cannot be read."""
    try:
        return msgspec.json.decode(cache.read(_KIND, key) or b"{}", type=dict[SpanName, float])
    except msgspec.DecodeError:
        return {}


def _measured(sheets: _Sheets, found: Mapping[str, Picture], source: Source) -> dict[SpanName, float]:
    try:
        marks = engine.marks(source)
    except ToolError:
        shown = showable(found)
        if len(shown) == len(found):
            raise
        marks = engine.marks(sheets.source(shown))  # an image that is broken counts like one that is missing
    return {name: _pages(name, marks, sheets.geometry) for name in sheets.runs}


def _pages(name: SpanName, marks: Sequence[Mark], geometry: Pages) -> float:
    """The pages of a run: whole ones, and how much of the last one its text and its notes take."""
    own = [mark for mark in marks if mark.name == name]
    start, end = own[0], own[-1]
    notes = [mark for mark in marks if mark.name == f"note {name}"]
    last = max(mark.page for mark in (end, *notes))
    if last > end.page:  # a note that goes on over the page: how far is not told, so that page counts in full
        return float(last - start.page + 1)
    top, pitch = geometry.margin_points, geometry.line_pitch
    text = end.y - top
    lines = text + pitch - geometry.font_size if text > 0 else 0.0
    bottom = min((mark.y - top for mark in notes if mark.page == last), default=None)
    below = 0.0 if bottom is None else geometry.height - bottom + _NOTE_HEAD * geometry.font_size
    return round(last - start.page + min(1.0, (lines + below) / geometry.height), 4)
