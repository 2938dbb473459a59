"""Chapters, as blocks."""

from collections.abc import Iterator
from dataclasses import replace

from wb.packet.docx.archive import Relations
from wb.packet.docx.body import Block, blocks
from wb.packet.docx.book import Book, Story
from wb.packet.docx.contents import mark
from wb.packet.docx.cover import cover
from wb.packet.docx.paragraph import Paragraph
from wb.packet.docx.xml import joined
from wb.packet.model import Chapter

NUMBERED = frozenset(("document", "appendix"))
"""The roles of chapters whose lines are numbered."""

_ABOVE = 2.0  # ems above a chapter that does not begin a page


def written(book: Book, relations: Relations, chapter: Chapter, *, fresh: bool) -> list[Block]:
    """What a chapter becomes, top to bottom, and its lines of the contents.

    Args:
        book: the file that it goes into.
        relations: of the part that holds the text.
        chapter: the chapter.
        fresh: whether it begins a page.
    """
    changed = frozenset(line.number for line in chapter.lines if line.changed)
    story = Story(book, chapter, relations, changed=changed)
    if chapter.role == "cover":
        found = cover(story)
    elif not chapter.depth or any(node.type == "heading" and node.level == 1 for node in chapter.nodes):
        start = len(book.contents)
        found = blocks(story, chapter.nodes)
        _label(book, start, chapter.label)
    else:
        found = _untitled(story)
    if chapter.role == "cover":
        return list(_laid(found, None, uncounted=True))
    above = 0 if fresh else _ABOVE * book.measures.size
    return list(_laid(found, above, uncounted=chapter.role not in NUMBERED))


def _label(book: Book, start: int, label: str) -> None:
    """Say what kind of document it is in the line of the contents for its title."""
    for at, entry in enumerate(book.contents[start:], start):
        if entry.level == 1:
            book.contents[at] = replace(entry, label=label)
            return


def _untitled(story: Story) -> list[Block]:
    """A chapter whose title stands in the contents only."""
    book, chapter = story.book, story.chapter
    entry = replace(book.entry(1, chapter.title), label=chapter.label)
    book.contents[-1] = entry
    begins = joined(book.bookmark(entry.bookmark), mark(entry))
    found = blocks(story, chapter.nodes)
    if found and isinstance(first := found[0], Paragraph):
        return [first.opened(begins), *found[1:]]
    return [Paragraph("SectionEnd", begins), *found]


def _laid(found: list[Block], above: float | None, *, uncounted: bool) -> Iterator[Block]:
    """The blocks with so much space above. LibreOffice counts lines everywhere if it does anywhere."""
    for at, block in enumerate(found):
        if isinstance(block, Paragraph):
            before = block.before if at else above
            yield replace(block, uncounted=uncounted, before=before)
        else:
            yield block
