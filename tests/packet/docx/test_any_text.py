"""Whatever a document says, there is a file for it, and it says just that."""

import io
from pathlib import Path

import docx
import pytest
from hypothesis import example, given, settings

from tests.documents.test_any_text import TEXTS
from tests.layout.test_typeset import HOSTILE
from tests.packet.docx import shown
from tests.packet.docx.made import Opened, chapter, packet, words
from wb.documents.node import Node
from wb.packet.model import Chapter

CASES = sorted((Path(__file__).parents[2] / "documents" / "cases").glob("*.md"))


def check(text: str) -> None:
    written = chapter(text, role="cover")  # without contents, which would say the headings twice
    file = Opened(packet(written))
    docx.Document(io.BytesIO(file.data))
    assert shown.bare(words(file.root())) == shown.body(written.nodes)
    assert shown.bare(words(file.root("word/footnotes.xml"))) == shown.notes(written.nodes)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("|a|\n|-|\n|b|\n\n|a|\n|-|\n")
@example("a[^1] [^1] b[^2]\n\n[^1]: - x\n\n[^2]: # h\n")
def test_any_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_documents(path: Path) -> None:
    check(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text", ["a\x00b\x0bc\x1b\ufffe\uffff", "half \ud800 a \udfff character", "\r\n\t\x85\u2028"]
)
def test_what_xml_forbids_is_left_out_wherever_it_stands(text: str) -> None:
    inside = (Node("text", text=text), Node("code", text=text), Node("image", text=text, target=text))
    nodes = (
        Node("heading", inside, level=1, target=text or "x"),
        Node("paragraph", (Node("link", inside, target=f"https://example.com/{text}"),)),
        Node("code_block", text=text, mark=text),
    )
    made = packet(Chapter(text, text, "document", nodes, language=text), watermark=text)
    file = Opened(made)
    docx.Document(io.BytesIO(file.data))
    assert shown.bare(text) in shown.bare(words(file.root()))
