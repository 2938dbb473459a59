"""What could be a question: every heading, bold text, list item or line that is marked or worded like one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from wb.documents.model import Block, Heading
from wb.documents.patterns import lazy
from wb.documents.recognise.inline import bold_start, is_italic, line_from, line_starts, plain, without_start
from wb.documents.recognise.source import Source
from wb.documents.wording import word_set

_ASKING = lazy("[?？か吗嗎呢]")
_ENDS = lazy(r"""[?？][\s"'”“»«」』)）\]*_]*$""")
_ASKS_WITHOUT_MARK = lazy(r"(?:か|吗|嗎|呢)[。.]?$")
_NUMBER = lazy(r"^(?:\d{1,3}|[a-z])[.)．、]\s*|^\d{1,2}\.\d{1,2}\.?\s+")
_SUMMARY = lazy(r"<summary>(.*?)</summary>", re.DOTALL | re.IGNORECASE)
_ITALIC = ("*", "_")
_LONGEST, _LINES = 60, 3
"""Words of a question; lines over which one may go on."""


class Question(msgspec.Struct, frozen=True):
    """Something that looks like a question, from ``line`` to ``end_line``.

    ``rest`` is what follows on its last line. ``style`` says how it is marked: lists of questions keep
    to one style. ``asks`` when it is worded as a question, ``marked`` when a label such as ``Q:`` or
    ``C1.`` says so.
    """

    line: int
    end_line: int
    text: str
    style: str
    asks: bool
    marked: bool = False
    rest: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading; its style is then ``h`` and the level."""
        return self.style[0] == "h"


@cache
def _mark() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, sorted(word_set("question_marks"), key=len, reverse=True)))
    return re.compile(
        rf"^(?:(?i:{labels})(?:\s*(?:\#?\d{{1,3}}(?:\.\d+|[a-z])?)?\s*[.:：)）、．—–]\s*|\s*\d{{1,3}}\s+)"
        r"|[A-Za-z]{1,3}-?\d{1,3}[a-z]?\s*[.:：)）]\s*)"
    )


@cache
def _answer_mark() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, sorted(word_set("answer_marks"), key=len, reverse=True)))
    return re.compile(rf"^\W*(?:{labels})\s*\d{{0,3}}\s*[.:：)）、．]\W*\s*", re.IGNORECASE)


def without_answer_mark(text: str) -> str:
    """The text without a leading ``A:``."""
    return without_start(_answer_mark(), text)


def without_mark(text: str) -> tuple[str, bool]:
    """The text without a leading ``Q:``, ``C1.`` or ``1.``, and whether one of the first two was there."""
    bare = without_start(_mark(), text)
    return without_start(_NUMBER, bare), bare != text


def asks(text: str) -> bool:
    """Whether the text ends as a question does."""
    return _could_ask(text) and (_ENDS.search(text) or _ASKS_WITHOUT_MARK.search(text)) is not None


def _could_ask(text: str) -> bool:
    return "?" in text or (not text.isascii() and _ASKING.search(text) is not None)


def from_heading(heading: Heading) -> Question:
    """A heading as a question."""
    text, marked = without_mark(plain(heading.text))
    return Question(heading.line, heading.line, text, f"h{heading.level}", asks(text) or marked, marked)


def all_of(source: Source, headings: Sequence[Heading]) -> list[Question]:
    """Everything in the document that could be a question, top to bottom."""
    found = [from_heading(heading) for heading in headings if isinstance(heading.level, int)]
    for block in source.blocks:
        found += _in_block(block, source)
    return sorted((q for q in found if q.text and len(q.text.split()) <= _LONGEST), key=lambda q: q.line)


def _in_block(block: Block, source: Source) -> Iterator[Question]:
    if block.type == "html":
        text = source.shown(block.line, block.end_line)
        for match in _SUMMARY.finditer(text) if "</summary>" in text else ():
            line = block.line + text.count("\n", 0, match.start(1))
            yield from _question(line, match[1], "", "summary")
    elif block.type == "quote" and not block.listed:
        yield from _whole(block, "quote")
    elif block.type in {"paragraph", "list_item"} and not block.quoted and "](#" not in block.text:
        yield from _in_text(block)


def _in_text(block: Block) -> Iterator[Question]:
    """Questions at the start of each line of a paragraph; a bold one may go on over line ends."""
    kind = "item" if block.type == "list_item" else "line"
    found = False
    for number, start in line_starts(block.text):
        if started := bold_start(block.text, start):
            inside, end = started
            after = line_from(block.text, end)
            yield from _bold(block.line + number, inside, after, f"bold {kind}", first=number == 0)
            found = True
        elif _mark().match(block.text, start):
            yield from _question(block.line + number, line_from(block.text, start), "", f"marked {kind}")
            found = True
    if not found:
        italic = block.text[:1] in _ITALIC and is_italic(block.text)
        yield from _whole(block, ("italic " if italic else "plain ") + kind)


def _bold(line: int, inside: str, after: str, style: str, *, first: bool) -> Iterator[Question]:
    text, marked = without_mark(plain(inside))
    if not text or (marked and not asks(text) and asks(plain(after))):
        inside, after = f"{inside} {after}", ""  # only the mark is bold: **Q:** What is it?
    if first or asks(plain(inside)):
        yield from _question(line, inside, after, style)


def _whole(block: Block, style: str) -> Iterator[Question]:
    """A paragraph whose first line, or all of it, is a question; a list item that could be one."""
    head = block.text.partition("\n")[0]
    asking = _could_ask(block.text)
    if asking and asks(plain(head)):
        yield from _question(block.line, head, "", style)
    elif asking and asks(plain(block.text)) and block.text.count("\n") < _LINES:
        yield from _question(block.line, block.text, "", style)
    elif block.type == "list_item" and block.depth == 1:
        yield from _question(block.line, head, "", style)


def _question(line: int, written: str, after: str, style: str) -> Iterator[Question]:
    text, marked = without_mark(plain(written))
    if text:
        end = line + written.strip("\n").count("\n")
        yield Question(line, end, text, style, asks(text) or marked, marked, after)
