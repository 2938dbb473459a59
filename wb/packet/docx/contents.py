"""The table of contents: a field that Word can renew, with what it would find already in it."""

from collections.abc import Sequence

from wb.packet.docx.book import Entry
from wb.packet.docx.ink import Ink, run
from wb.packet.docx.paragraph import Paragraph, field, field_end, field_start
from wb.packet.docx.xml import NOTHING, Xml, escaped, joined, w

MOST = 500
"""Lines: about ten pages. Where there are more headings, those of lower levels are left out."""

_LONGEST = 120  # characters of a heading


def contents(title: str, entries: Sequence[Entry]) -> Xml:
    """The list of headings, under a heading of its own.

    Only Word knows its pages: their numbers appear when the field is renewed (F9). Asking for that when
    the file is opened would greet every reader with a question.

    Args:
        title: of the list.
        entries: at least one.
    """
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    deepest = _deepest(entries)
    wanted = [entry for entry in entries if entry.level <= deepest]
    start = field_start(f'TOC \\o "1-{deepest}" \\f \\h \\z')
    lines = (_line(entry, NOTHING if at else start) for at, entry in enumerate(wanted[:MOST]))
    left = len(wanted[MOST:])
    more = run(f"{left} more", Ink()) if left else NOTHING
    end = Paragraph("TOC1" if left else "TableSpace", joined(more, field_end()))
    head = Paragraph("TOCHeading", run(title, Ink()))
    return w("sdt", w("sdtPr", gallery), w("sdtContent", head.xml, *lines, end.xml))


def _deepest(entries: Sequence[Entry]) -> int:
    """The level down to which there is room for all headings; that of titles in any case."""
    levels = sorted({entry.level for entry in entries}, reverse=True)
    fitting = (level for level in levels if sum(entry.level <= level for entry in entries) <= MOST)
    return next(fitting, levels[-1])


def mark(entry: Entry) -> Xml:
    """What leads to a place that no heading names: Word does not show it, but finds it for the contents."""
    words = entry.words.replace("\\", "\\\\").replace('"', '\\"')
    hidden = w("rPr", w("vanish"))
    return joined(
        w("r", hidden, w("fldChar", fldCharType="begin")),
        w("r", hidden, w("instrText", escaped(f' TC "{words}" \\l {entry.level} '), xml_space="preserve")),
        w("r", hidden, w("fldChar", fldCharType="end")),
    )


def _line(entry: Entry, start: Xml) -> Xml:
    words = entry.words if len(entry.words) <= _LONGEST else f"{entry.words[: _LONGEST - 1]}…"
    label = run(f"{entry.label}: ", Ink(faint=True)) if entry.label else NOTHING
    page = field(f"PAGEREF {entry.bookmark} \\h", NOTHING)
    link = w("hyperlink", label, run(f"{words}\t", Ink()), page, anchor=entry.bookmark, history=1)
    return Paragraph(f"TOC{entry.level}", joined(start, link)).xml
