"""Footnotes: a part of their own, as Word keeps them."""

from dataclasses import replace

from wb.packet.docx.archive import Relations
from wb.packet.docx.body import Place, blocks
from wb.packet.docx.book import FIRST_NOTE, Book, Story
from wb.packet.docx.ink import Ink, run
from wb.packet.docx.paragraph import Paragraph
from wb.packet.docx.xml import Xml, joined, part, w

SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
"""By id: the lines between text and notes."""


def file(book: Book, relations: Relations) -> bytes:
    """The part that holds the notes that the book's chapters refer to."""
    separators = (
        w(
            "footnote",
            w("p", w("pPr", w("pStyle", val="FootnoteText")), w("r", w(kind))),
            type=kind,
            id=number,
        )
        for number, kind in SEPARATORS.items()
    )
    notes = (_note(book, at, relations) for at in range(len(book.notes)))
    return part("footnotes", *separators, *notes)


def _note(book: Book, at: int, relations: Relations) -> Xml:
    note = book.notes[at]
    story = Story(book, note.chapter, relations, is_note=True)
    written = blocks(story, note.node.children, Place("FootnoteText"))
    number = joined(w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef")), run(" ", Ink()))
    first = written[0] if written else None
    if isinstance(first, Paragraph) and first.style == "FootnoteText" and not first.number:
        written[0] = first.opened(number)
    else:
        written.insert(0, Paragraph("FootnoteText", number))
    shown = (
        replace(block, uncounted=True).xml if isinstance(block, Paragraph) else block for block in written
    )
    return w("footnote", *shown, id=at + FIRST_NOTE)
