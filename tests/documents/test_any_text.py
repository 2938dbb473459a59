"""Any text is a document: reading never fails, and every place that is reported is in the file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from wb.documents.model import Document
from wb.documents.parse import parse

_FILE = Path(__file__).parent / "pieces.txt"

PIECES = st.sampled_from(
    [
        *(line.replace("¶", "\n") for line in _FILE.read_text(encoding="utf-8").split("\n")),
        *("```", "---", "\t- x", "    code", "\r\n", "\u2028", "\x0c", "\0", "a\rb"),
    ]
)
"""What Markdown and its writers put on a line, whole and broken; ¶ stands for a line end inside of one."""

TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=25).map("\n".join),
    st.lists(PIECES, max_size=12).map("\n\n".join),
)


def read(text: str) -> Document:
    return parse(text, "document.md", today=date(2026, 1, 1))


def places(document: Document) -> Iterator[tuple[int, int]]:
    yield from ((block.line, block.end_line) for block in document.blocks)
    yield from ((heading.line, heading.end_line) for heading in document.headings)
    yield from ((entry.line, entry.end_line) for entry in document.faq)
    yield from ((quote.line, quote.end_line) for quote in document.quotes)
    yield from ((part.line, part.end_line) for part in document.parts.values())
    yield from ((term.line, term.line) for term in document.terms)
    spans = (document.press_release, document.faq_span)
    yield from ((span.line, span.end_line) for span in spans if span)


@given(TEXTS)
@example("---\ntitle: x\n---")
@example("- \n\n- ")
@example("#")
@example("> - x\n> — y")
def test_reading_never_fails_and_places_are_in_the_file(text: str) -> None:
    document = read(text)
    for line, end_line in places(document):
        assert 1 <= line <= end_line <= len(document.lines)
    assert document.title is None or 1 <= document.title.line <= len(document.lines)
    assert document.appendix_line is None or 1 <= document.appendix_line <= len(document.lines)


@given(TEXTS)
def test_masking_keeps_every_column(text: str) -> None:
    document = read(text)
    assert [len(line) for line in document.masked] == [len(line) for line in document.lines]
    for masked, line in zip(document.masked, document.lines, strict=True):
        assert all(shown in {" ", written} for shown, written in zip(masked, line, strict=True))


@given(TEXTS)
def test_what_is_named_is_what_stands_there(text: str) -> None:
    document = read(text)
    for link in document.links:
        assert document.lines[link.line - 1][link.column - 1 : link.end_column - 1] == link.target
    for one in document.placeholders:
        line = document.lines[one.line - 1]
        end = one.end_column - 1 if one.end_line == one.line else len(line)
        assert line[one.column - 1 : end] == one.text


@given(TEXTS)
def test_line_ends_and_a_byte_order_mark_make_no_difference(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    document = read(lines)
    for other in (read("\ufeff" + lines), read(lines.replace("\n", "\r\n"))):
        assert other.lines == document.lines
        assert (other.headings, other.faq, other.parts) == (document.headings, document.faq, document.parts)
