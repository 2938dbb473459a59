"""A packet to the bytes of a Word file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from wb.layout.geometry import Pages
from wb.packet.docx import margins, notes, properties
from wb.packet.docx.archive import Part, Relations, archive
from wb.packet.docx.body import Block
from wb.packet.docx.book import Book
from wb.packet.docx.chapters import written
from wb.packet.docx.contents import contents
from wb.packet.docx.paragraph import Paragraph
from wb.packet.docx.sections import Frame, section
from wb.packet.docx.styles import styles
from wb.packet.docx.xml import Xml, joined, part, w
from wb.packet.model import Chapter, Packet, Role

CONTENTS = "Contents"


def docx(packet: Packet) -> bytes:
    """The packet as a Word file; the same bytes for the same packet, wherever and whenever.

    Args:
        packet: what it shows.
    """
    book = Book.of(packet)
    relations = Relations()
    edges = tuple(_edges(packet))
    body = _body(book, relations, _frames(edges, relations))
    parts = [*_fixed(book, relations), *edges]
    parts += [Part(f"word/media/{name}", "", book.media[name].data) for name in sorted(book.media)]
    top = Relations()
    top.to("officeDocument", "word/document.xml")
    about = [Part(f"docProps/{kind}.xml", kind, data) for kind, data in _about(packet)]
    for one in about:
        top.to(one.kind, one.name)
    document = Part("word/document.xml", "officeDocument", part("document", w("body", body)), relations)
    return archive((document, *parts, *about), top)


def _about(packet: Packet) -> Iterator[tuple[str, bytes]]:
    yield "core", properties.core(packet)
    yield "app", properties.app()


def _edges(packet: Packet) -> Iterator[Part]:
    """Headers and footers."""
    width = packet.geometry.width
    if packet.watermark:
        yield Part("word/cover.xml", "header", margins.header("", packet.watermark, width))
    yield Part("word/header.xml", "header", margins.header(packet.title, packet.watermark, width))
    footer = packet.footer if packet.footer != packet.title else ""  # it stands at the top already
    yield Part("word/footer.xml", "footer", margins.footer(footer, width))


def _frames(edges: Iterable[Part], relations: Relations) -> Mapping[Role, Frame]:
    """What is around the text of each kind of chapter."""
    ids = {edge.name: relations.to(edge.kind, edge.name.removeprefix("word/")) for edge in edges}
    plain = Frame(ids["word/header.xml"], ids["word/footer.xml"])
    numbered = replace(plain, numbered=True)
    cover = Frame(ids.get("word/cover.xml", ""))
    return {"cover": cover, "report": plain, "decision": plain, "document": numbered, "appendix": numbered}


def _fixed(book: Book, relations: Relations) -> Iterator[Part]:
    """The parts that the text refers to without saying so."""
    own = Relations()
    files = {
        "styles": styles(book.measures, book.packet.language),
        "footnotes": notes.file(book, own),
        "numbering": book.numbering.file(book.measures),
        "settings": properties.settings(),
        "fontTable": properties.font_table(),
    }
    for kind, data in files.items():
        relations.to(kind, f"{kind}.xml")
        yield Part(f"word/{kind}.xml", kind, data, own if kind == "footnotes" else Relations())


def _body(book: Book, relations: Relations, frames: Mapping[Role, Frame]) -> Xml:
    """The text: cover, contents, chapters, in sections, which their last paragraphs close."""
    geometry = book.packet.geometry
    sections = [
        _Section(_frame(frames[role], chapters[0]), list(_blocks(book, relations, chapters)))
        for role, chapters in _together(book.packet.chapters)
    ]
    if book.contents:
        covers = sum(1 for _ in takewhile(lambda one: one.frame == frames["cover"], sections))
        sections.insert(covers, _Section(frames["report"], [contents(CONTENTS, book.contents)]))
    *closed, last = sections or [_Section(frames["cover"], [])]
    blocks = (block for one in closed for block in one.closed(geometry))
    return joined(*map(_xml, blocks), *map(_xml, last.blocks or [Paragraph("BodyText")]), last.end(geometry))


def _together(chapters: Iterable[Chapter]) -> Iterator[tuple[Role, list[Chapter]]]:
    """Chapters that share pages: reports follow on each other."""
    for role, group in groupby(chapters, key=lambda chapter: chapter.role):
        if role == "report":
            yield role, list(group)
        else:
            yield from ((role, [one]) for one in group)


def _frame(frame: Frame, chapter: Chapter) -> Frame:
    return replace(frame, first=chapter.lines[0].number) if chapter.lines else frame


def _blocks(book: Book, relations: Relations, chapters: Sequence[Chapter]) -> Iterator[Block]:
    for chapter in chapters:
        yield from written(book, relations, chapter, fresh=chapter is chapters[0])


@dataclass(frozen=True, slots=True)
class _Section:
    """Pages with the same frame, and what stands on them."""

    frame: Frame
    blocks: list[Block]

    def end(self, geometry: Pages) -> Xml:
        return section(geometry, self.frame)

    def closed(self, geometry: Pages) -> list[Block]:
        """The blocks with the section's end in the last paragraph: one more could need a page for itself."""
        if self.blocks and isinstance(last := self.blocks[-1], Paragraph):
            return [*self.blocks[:-1], replace(last, section=self.end(geometry))]
        return [*self.blocks, Paragraph("SectionEnd", section=self.end(geometry))]


def _xml(block: Block) -> Xml:
    return block.xml if isinstance(block, Paragraph) else block
