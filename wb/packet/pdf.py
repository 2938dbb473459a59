"""A packet as PDF: each chapter on pages of its own, in the geometry that ``wb lint`` counts with."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wb.documents.node import Node
from wb.layout import engine, sheet, typeset
from wb.layout.engine import Printed, Source
from wb.layout.geometry import Pages
from wb.layout.tokens import literal
from wb.packet.model import Chapter, Packet

CONTENTS = "Contents"


def pdf(packet: Packet) -> Printed:
    """Lay the packet out.

    Raises:
        ToolError: there is no layout engine for this platform, or it refused the packet.
    """
    return engine.pdf(source(packet))


def source(packet: Packet) -> Source:
    """What is laid out."""
    files = {
        picture.file: picture.data for chapter in packet.chapters for picture in chapter.pictures.values()
    }
    return Source("\n".join(_written(packet)), files)


def _written(packet: Packet) -> Iterator[str]:
    yield sheet.style("page.typ")
    yield sheet.style("packet.typ")
    yield sheet.sheet(packet.geometry, packet.language)
    day = f"datetime(year: {packet.day.year}, month: {packet.day.month}, day: {packet.day.day})"
    yield (
        f"#show: packet.with(title: {literal(packet.title)}, author: {literal(packet.author)}, day: {day}, "
        f"footer: {literal(packet.footer)}, watermark: {literal(packet.watermark)})"
    )
    cover, *others = packet.chapters
    yield _chapter(cover, packet, fresh=True)
    yield f"#contents({literal(CONTENTS)})"
    for before, chapter in pairwise((cover, *others)):
        yield _chapter(chapter, packet, fresh=chapter.role != "report" or before.role != "report")


def _chapter(chapter: Chapter, packet: Packet, *, fresh: bool) -> str:
    """A chapter, on a fresh page or below the one before it."""
    geometry = packet.geometry
    settings = {
        "label": literal(chapter.label),
        "depth": str(chapter.depth),
        "language": literal(sheet.known(chapter.language)),
        "fresh": _flag(fresh),
    }
    body = _cover(chapter, geometry) if chapter.role == "cover" else _body(chapter, chapter.nodes, geometry)
    if not _has_title(chapter):
        body = f"{{unseen({literal(chapter.title)})\n{body}}}"
    if chapter.lines:
        lines = "".join(
            f"({one.number}, {one.page}, {one.y:g}, {_flag(one.changed)})," for one in chapter.lines
        )
        margins = f"margin: {geometry.margin_points:g}pt, pitch: {geometry.line_pitch:g}pt"
        head = literal(" · ".join(filter(None, (chapter.label, chapter.path))))
        body = f"numbered({literal(chapter.name)}, ({lines}), head: {head}, {margins}, {body})"
    named = ", ".join(f"{name}: {value}" for name, value in settings.items())
    return f"#chapter({named}, {body})"


def _body(chapter: Chapter, nodes: Sequence[Node], geometry: Pages) -> str:
    return typeset.body(chapter.name, nodes, geometry, chapter.pictures)


def _cover(chapter: Chapter, geometry: Pages) -> str:
    """The cover; a paragraph right below its title is set as what the title means."""
    title, below, rest = chapter.nodes[:1], chapter.nodes[1:2], chapter.nodes[2:]
    if [(node.type, node.level) for node in title] != [("heading", 1)] or (
        [node.type for node in below] != ["paragraph"]
    ):
        return f"cover({_body(chapter, chapter.nodes, geometry)})"
    first, second, third = (_body(chapter, nodes, geometry) for nodes in (title, below, rest))
    return f"cover({{{first}\nstandfirst({second})\n{third}}})"


def _has_title(chapter: Chapter) -> bool:
    return any(node.type == "heading" and node.level == 1 for node in chapter.nodes)


def _flag(value: bool) -> str:
    return "true" if value else "false"
