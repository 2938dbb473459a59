"""What the parts of one file have in common while it is written."""

from dataclasses import dataclass, field
from itertools import count

from wb.documents.node import Node
from wb.layout.pictures import Picture
from wb.packet.docx.archive import Relations
from wb.packet.docx.bookmarks import Bookmarks
from wb.packet.docx.drawing import shown
from wb.packet.docx.ink import Ink
from wb.packet.docx.languages import is_east_asian
from wb.packet.docx.measures import Measures
from wb.packet.docx.numbering import Numbering
from wb.packet.docx.xml import NOTHING, Xml, joined, w
from wb.packet.model import Chapter, Packet

_HEIGHT_SHARE = 0.95  # of the page's text: as high as a picture is at most


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents.

    Args:
        level: of its heading.
        words: of its heading.
        bookmark: the name of the place.
        label: what kind of document begins there; may be empty.
    """

    level: int
    words: str
    bookmark: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote that has been referred to: the node, and the chapter that it stands in."""

    node: Node
    chapter: Chapter


@dataclass(frozen=True, slots=True)
class Book:
    """The file.

    Args:
        packet: what it shows.
        measures: of its page.
        bookmarks: the places that links lead to.
        ids: numbers that stand once: of bookmarks and pictures.
        numbering: its lists.
        contents: its headings, as they come up.
        notes: its footnotes, as they come up; the id of each is its place here plus `FIRST_NOTE`.
        media: the images in it, by name.
        drawn: what became of the pictures that were given, by their names.
    """

    packet: Packet
    measures: Measures
    bookmarks: Bookmarks
    ids: "count[int]"
    numbering: Numbering = field(default_factory=Numbering)
    contents: list[Entry] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    media: dict[str, Picture] = field(default_factory=dict)
    drawn: dict[str, Picture | None] = field(default_factory=dict)

    @property
    def tallest(self) -> float:
        """How high a picture is at most, in points."""
        return _HEIGHT_SHARE * self.packet.geometry.height

    @classmethod
    def of(cls, packet: Packet) -> "Book":
        """An empty one for a packet."""
        ids = count(1)
        nodes = (node for chapter in packet.chapters for node in chapter.nodes)
        return cls(packet, Measures(packet.geometry), Bookmarks.of(nodes), ids)

    def ink(self, chapter: Chapter) -> Ink:
        """What plain text of a chapter looks like."""
        language = chapter.language if chapter.language != self.packet.language else ""
        return Ink(language=language)

    def entry(self, level: int, words: str) -> Entry:
        """A new line of the contents, for a heading."""
        self.contents.append(Entry(level, words, f"_Toc{len(self.contents) + 1:08d}"))
        return self.contents[-1]

    def bookmark(self, name: str, content: Xml = NOTHING) -> Xml:
        """The content, findable under a name; as it is where that is empty."""
        if not name:
            return content
        number = next(self.ids)
        start = w("bookmarkStart", id=number, name=name)
        return joined(start, content, w("bookmarkEnd", id=number))


FIRST_NOTE = 1
"""The id of the first note. Those before are the lines that part notes from the text."""


@dataclass(frozen=True, slots=True)
class Story:
    """A run of text that is being written: a chapter, or its notes.

    Args:
        book: the file.
        chapter: whose words these are.
        relations: those of the part that it stands in.
        numbers: of the chapter's notes, as readers see them, by label. They count through the whole file.
        changed: the numbers of the printed lines that are not what they were.
        is_note: whether this is the text of a note, in which no other can stand.
    """

    book: Book
    chapter: Chapter
    relations: Relations
    numbers: dict[str, int] = field(default_factory=dict)
    changed: frozenset[int] = frozenset()
    is_note: bool = False

    def has_changed(self, node: Node) -> bool:
        """Whether a line that begins in a node is not what it was."""
        if not self.changed:
            return False
        return any(
            child.level in self.changed if child.type == "line" else self.has_changed(child)
            for child in node.children
        )

    def picture(self, target: str) -> Picture | None:
        """The picture that the chapter shows for a target, if there is one that Word can show."""
        given = self.chapter.pictures.get(target)
        if given is None:
            return None
        book = self.book
        if given.file not in book.drawn:
            book.drawn[given.file] = shown(given, book.packet.geometry.width, book.tallest)
        return book.drawn[given.file]

    @property
    def east_asian(self) -> bool:
        """Whether it is in a language of East Asia."""
        return is_east_asian(self.chapter.language)
