"""What a document is, once it has been read: plain frozen data, no I/O.

Lines count the file's own lines from 1, front matter included; columns count code points from 1.
An ``end_line`` is the last line that belongs to the thing.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from wb.documents.front_matter import FrontMatter, Link
from wb.documents.kind import Kind, PartSpec, Words
from wb.documents.page_count import PageCount
from wb.findings import Location
from wb.stage import Stage

Level = int | Literal["b", "l"]
Audience = Literal["external", "internal", "unsplit"]
Speaker = Literal["leader", "customer", "other"]
KindSource = Literal["option", "front matter", "wb.toml", "file name", "content", "none"]
UNKNOWN = "und"
"""The language of a document that has too few words to tell it (ISO 639: undetermined)."""

BlockType = Literal["paragraph", "heading", "list_item", "quote", "table", "code", "html", "rule"]


class Block(msgspec.Struct, frozen=True):
    """One leaf block of Markdown: a run of lines that a reader takes as a unit.

    ``list_item`` is the first paragraph of a list item, ``quote`` a paragraph right inside a block
    quote. ``depth`` counts the lists and block quotes around it; ``quoted`` says that one of them is
    a block quote, ``listed`` that one is a list. ``text`` is the Markdown of headings and
    paragraphs as written, without the marks of the lists and quotes around them. ``level`` is that
    of a heading, ``marker`` that of a list item (``-``, ``3.``) or the info string of code.
    """

    type: BlockType
    line: int
    end_line: int
    depth: int = 0
    quoted: bool = False
    listed: bool = False
    text: str = ""
    level: int = 0
    marker: str = ""


class Heading(msgspec.Struct, frozen=True):
    """A heading as a reader sees it: ATX, setext or HTML (1-6), a bold line or run-in ("b"), a label ("l").

    ``part`` names the part that it opens. ``end_line`` is the last line of its section.
    """

    line: int
    level: Level
    text: str
    part: str | None = None
    end_line: int = 0


class Part(msgspec.Struct, frozen=True):
    """A recognised part of the document: where its heading (else its first sentence) stands, how far it goes.

    ``text_line`` is the first line of its own text, None when nothing follows the heading.
    """

    name: str
    line: int
    end_line: int
    words: int
    text_line: int | None = None


class Span(msgspec.Struct, frozen=True):
    """A run of lines with its word count."""

    line: int
    end_line: int
    words: int = 0


class FaqEntry(msgspec.Struct, frozen=True):
    """One question and what follows it. ``answer`` is its text, Markdown as written."""

    line: int
    question: str
    audience: Audience
    answered: bool
    end_line: int = 0
    answer: str = ""


class Quote(msgspec.Struct, frozen=True):
    """A testimonial, tied to a person or a role. ``named`` when a personal name is given."""

    line: int
    by: Speaker
    named: bool
    end_line: int = 0
    text: str = ""
    attribution: str = ""


class Placeholder(msgspec.Struct, frozen=True):
    """Text that was to be replaced. ``guidance`` when it is a template's left-in comment or instruction."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    guidance: bool = False


class Term(msgspec.Struct, frozen=True):
    """A glossary entry."""

    line: int
    term: str
    definition: str = ""


class Title(msgspec.Struct, frozen=True):
    """The document's title and where it stands."""

    line: int
    text: str


class Document(msgspec.Struct, frozen=True, eq=False):
    """A Markdown file as a reader sees it; known by identity, so that rules can share what they work out.

    ``masked`` are the lines with code, URLs, HTML, comments and emphasis marks replaced by spaces
    of the same length, so that a column found there is the column in the file. ``today`` is the
    date that rules compare with; they read no clock. ``pages`` is resolved where a rule needs it.
    """

    path: str
    lines: tuple[str, ...]
    masked: tuple[str, ...]
    kind: str | None
    kind_from: KindSource
    spec: Kind | None
    profile: str | None
    language: str
    stage: Stage
    status: str | None
    front_matter: FrontMatter
    title: Title | None
    words: int
    prose_words: int
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    parts: Mapping[str, Part]
    repeated_parts: tuple[Heading, ...]
    press_release: Span | None
    faq: tuple[FaqEntry, ...]
    faq_span: Span | None
    quotes: tuple[Quote, ...]
    appendix_line: int | None
    placeholders: tuple[Placeholder, ...]
    terms: tuple[Term, ...]
    links: tuple[Link, ...]
    anchors: frozenset[str]
    today: date
    pages: PageCount | None = None

    def at(self, line: int, column: int | None = None, end_column: int | None = None) -> Location:
        """A location on one line of this document."""
        return Location(self.path, line, column, line if end_column else None, end_column)

    def whole_line(self, line: int) -> Location:
        """The written text of a line, without its indent."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        start = len(text) - len(text.lstrip()) + 1
        return self.at(line, start, max(start, len(text.rstrip())) + (1 if text.strip() else 0))

    def text(self, line: int, end_line: int) -> str:
        """The lines from ``line`` to ``end_line``, both included."""
        return "\n".join(self.lines[line - 1 : end_line])

    def find(self, line: int, text: str) -> Location:
        """Where a text stands on a line; the whole line when it is not there as such."""
        column = self.lines[line - 1].find(text) + 1 if text else 0
        return self.at(line, column, column + len(text)) if column else self.whole_line(line)

    @property
    def expected_parts(self) -> tuple[PartSpec, ...]:
        """The parts that its kind has in this profile, as far as wb knows their names in this language."""
        if self.spec is None:
            return ()
        parts = (part for part in self.spec.parts if not part.profiles or self.profile in part.profiles)
        return tuple(part for part in parts if not part.wording or self.knows(part.wording))

    @property
    def faq_line(self) -> int | None:
        """Where its FAQ begins: the heading, else the first question; None without questions."""
        if not self.faq:
            return None
        return self.faq_span.line if self.faq_span else self.faq[0].line

    @property
    def solution_first(self) -> bool:
        """Whether the solution is told before the problem."""
        solution, problem = self.parts.get("solution"), self.parts.get("problem")
        return solution is not None and problem is not None and solution.line < problem.line

    def knows(self, wording: Words) -> bool:
        """Whether wording covers the document's language, or that is not told from so few words."""
        return self.language in (UNKNOWN, *wording)

    def words_of(self, wording: Words) -> tuple[str, ...]:
        """The wording in the document's language; in all languages where that is not known."""
        if self.language == UNKNOWN:
            return tuple(word for words in wording.values() for word in words)
        return wording.get(self.language, ())

    @property
    def spaced(self) -> bool:
        """Whether its script puts blanks between words: only then can they be counted or matched."""
        return self.language not in {"ja", "zh", "ko"}
