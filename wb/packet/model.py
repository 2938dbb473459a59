"""What a packet is: plain frozen data, made once and rendered three times."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from wb.documents.node import Node
from wb.layout.geometry import Pages
from wb.layout.pictures import Picture

Role = Literal["cover", "report", "decision", "document", "appendix"]
"""What a chapter is: the first page; what wb says of the proposal; the form that the meeting fills in; what
its writers say; what they add. Reports follow on each other, all others start on a fresh page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of a chapter.

    Args:
        number: it counts through the whole packet; what readers cite, ``#L123`` in HTML.
        page: from 1 at the start of its chapter.
        y: from the top of the sheet to its baseline, in points.
        changed: whether some of it is not what it was at the last review.
    """

    number: int
    page: int
    y: float
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """One run of pages that starts at the top of a fresh one.

    Args:
        name: unique in the packet, fit for an id; the ids of its anchors begin with it.
        title: what it is called.
        label: the kind of document, such as ``PR/FAQ``; empty where the title says it.
        depth: the levels of its headings that contents show: 2 of a document, 1 of what is looked up,
            none of the cover.
        role: what it is.
        nodes: what it says. Every heading has the id that leads to it in ``target``; the target of a link
            is ``#id`` inside the packet, an address on the web, or empty where it would lead nowhere. Where
            a printed line begins, a ``line`` node has its number.
        path: the file of a document, relative to the repository with forward slashes; else empty.
        language: an ISO 639 code.
        pictures: the images that can be shown, by target.
        lines: its printed lines; empty where lines are not numbered.
    """

    name: str
    title: str
    role: Role
    nodes: tuple[Node, ...]
    label: str = ""
    depth: int = 2
    path: str = ""
    language: str = "en"
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Packet:
    """A packet.

    Args:
        title: of the proposal.
        subtitle: one line below it, such as its stage and iteration.
        author: its owner; empty when nobody is named.
        day: the date that it carries: SOURCE_DATE_EPOCH, else the last commit's; never the clock's.
        chapters: in the order of reading, the cover first, appendices last.
        geometry: the page, as ``wb lint`` counts with it.
        language: an ISO 639 code, that of its first document.
        footer: what stands at the foot of every page, besides its number.
        watermark: what stands across every page in faint letters; empty for none.
        style: an organisation's own style sheet for HTML.
    """

    title: str
    subtitle: str
    author: str
    day: date
    chapters: tuple[Chapter, ...]
    geometry: Pages
    language: str = "en"
    footer: str = ""
    watermark: str = ""
    style: str = ""
