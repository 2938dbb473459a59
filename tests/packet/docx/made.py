"""Packets to try the Word file with, and what is inside a file."""

import io
import zipfile
from datetime import date
from xml.etree import ElementTree as ET

from wb.documents.tree import tree
from wb.layout.geometry import Pages
from wb.packet.docx.write import docx
from wb.packet.docx.xml import NAMESPACES
from wb.packet.model import Chapter, Packet, Role

COVER = "# Refunds in one click\n\nDraft\n\n## Decision\n\nApprove or not.\n"


def chapter(
    text: str, name: str = "prfaq", role: Role = "document", *, language: str = "en", depth: int = 0
) -> Chapter:
    """A chapter; without a depth there is no line of it in the contents."""
    return Chapter(name, name.title(), role, tree(text.split("\n")), depth=depth, language=language)


def packet(*chapters: Chapter, watermark: str = "", geometry: Pages | None = None) -> Packet:
    return Packet(
        "Refunds in one click",
        "Draft, third iteration",
        "Ana Lopes",
        date(2026, 3, 4),
        chapters,
        geometry or Pages(),
        footer="Confidential",
        watermark=watermark,
    )


def q(name: str) -> str:
    """A name such as ``w:p`` as ElementTree has it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def value(element: ET.Element | None, name: str = "w:val") -> str:
    assert element is not None
    return element.attrib[q(name)]


class Opened:
    """The parts of a Word file."""

    def __init__(self, made: Packet) -> None:
        self.data = docx(made)
        with zipfile.ZipFile(io.BytesIO(self.data)) as bundle:
            assert bundle.testzip() is None
            self.files = {entry.filename: bundle.read(entry) for entry in bundle.infolist()}
            self.dates = {entry.date_time for entry in bundle.infolist()}

    def root(self, name: str = "word/document.xml") -> ET.Element:
        return ET.fromstring(self.files[name])

    def paragraphs(self, style: str, name: str = "word/document.xml") -> list[ET.Element]:
        """Those with a style, in reading order."""
        found = self.root(name).iter(q("w:p"))
        return [one for one in found if value(one.find(f"{q('w:pPr')}/{q('w:pStyle')}")) == style]


def opened(text: str, *, depth: int = 0) -> Opened:
    """The file of a packet with one document."""
    return Opened(packet(chapter(text, depth=depth)))


def words(element: ET.Element) -> str:
    """The text in an element."""
    pieces = []
    for one in element.iter():
        if one.tag == q("w:t"):
            pieces.append(one.text or "")
        elif one.tag in {q("w:br"), q("w:tab"), q("w:p")}:
            pieces.append("\n" if one.tag == q("w:p") else " ")
    return "".join(pieces).strip("\n")
