"""A packet as PDF: each chapter on pages of its own, in the geometry that ``wb lint`` counts with."""

from collections.abc import Iterator
from itertools import pairwise

from wb.layout import engine, sheet, typeset
from wb.layout.engine import Printed, Source
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
    body = typeset.body(chapter.name, chapter.nodes, geometry, chapter.pictures)
    if not _has_title(chapter):
        body = f"{{unseen({literal(chapter.title)})\n{body}}}"
    if chapter.lines:
        lines = "".join(
            f"({one.number}, {one.page}, {one.y:g}, {_flag(one.changed)})," for one in chapter.lines
        )
        margins = f"margin: {geometry.margin_points:g}pt, pitch: {geometry.line_pitch:g}pt"
        head = literal(" · ".join(filter(None, (chapter.label, chapter.path))))
        body = f"numbered({literal(chapter.name)}, ({lines}), head: {head}, {margins}, {body})"
    elif chapter.role == "cover":
        body = f"cover({body})"
    named = ", ".join(f"{name}: {value}" for name, value in settings.items())
    return f"#chapter({named}, {body})"


def _has_title(chapter: Chapter) -> bool:
    return any(node.type == "heading" and node.level == 1 for node in chapter.nodes)


def _flag(value: bool) -> str:
    return "true" if value else "false"
