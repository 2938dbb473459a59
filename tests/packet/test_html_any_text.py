"""Any text becomes a page that is well formed, says what the text says, and holds nothing else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.documents.test_any_text import TEXTS
from tests.packet.packets import chapter, numbered, packet
from tests.packet.pages import main, read
from wb.documents.node import Node
from wb.packet.html import html, safe

# fmt: off
TAGS = {
    "a", "article", "bdi", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "img", "input", "ins", "li", "main", "nav", "ol",
    "p", "pre", "s", "section", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}
ATTRIBUTES = {
    "alt", "aria-hidden", "aria-label", "aria-labelledby", "checked", "class", "data-line", "data-text",
    "dir", "disabled", "height", "href", "id", "lang", "rel", "role", "scope", "src", "start", "tabindex",
    "type", "width",
}
# fmt: on
ADDRESS = re.compile("https?://|mailto:", re.IGNORECASE)


def body(text: str) -> str:
    return html(packet(chapter(text))).partition("<body>")[2].removesuffix("</body>\n</html>\n")


@given(TEXTS)
def test_is_well_formed_and_holds_what_is_allowed(text: str) -> None:
    page = read(body(text))
    assert page.faults == []
    assert {tag for tag, _ in page.tags} <= TAGS
    assert {name for _, attributes in page.tags for name in attributes} <= ATTRIBUTES
    assert len(page.ids) == len(set(page.ids))
    for address in (attributes.get("href") or "#main" for attributes in page.all("a")):
        assert address[1:] in page.ids if address[0] == "#" else ADDRESS.match(address)


@given(TEXTS)
def test_says_what_the_document_says(text: str) -> None:
    one = chapter(text)
    page = read(main(html(packet(one))))
    assert squeezed(page.text) == squeezed(one.path + "".join(said(one.nodes)))


@given(TEXTS)
@settings(max_examples=50)
def test_the_second_net_has_nothing_to_catch(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(safe, "body", lambda written: written)
        before = read(body(text))
    after = read(body(text))
    assert [tag for tag, _ in before.tags] == [tag for tag, _ in after.tags]
    assert before.text == after.text


@given(TEXTS)
@settings(max_examples=50)
def test_numbers_of_lines_add_no_word(text: str) -> None:
    one = chapter(text)
    plain, marked = (
        read(main(html(packet(replace(one, nodes=nodes))))) for nodes in (one.nodes, numbered(one.nodes))
    )
    assert squeezed(plain.text) == squeezed(marked.text)
    assert marked.faults == []


def said(nodes: Sequence[Node]) -> Iterator[str]:
    """What is read on the page: the text, then its notes."""
    notes: dict[str, Sequence[Node]] = {}
    yield from _said(nodes, notes)
    references = [note for node in nodes for note in _references(node)]
    if notes:
        yield "Notes"
    for label, children in notes.items():
        yield from _said(children, notes)
        yield "↩" * references.count(label)


def _said(nodes: Sequence[Node], notes: dict[str, Sequence[Node]]) -> Iterator[str]:
    for node in nodes:
        if node.type == "note":
            if node.children:
                notes.setdefault(node.text, node.children)
            yield str(list(notes).index(node.text) + 1) if node.text in notes else ""
        elif node.type == "image":
            yield node.text if squeezed(node.text) else "image"
        else:
            yield node.text
            yield from _said(node.children, notes)


def _references(node: Node) -> Iterator[str]:
    if node.type == "note":
        yield node.text
        return
    for child in node.children:
        yield from _references(child)


def squeezed(text: str) -> str:
    """Without what is not seen: blanks, controls, marks of direction."""
    return re.sub(
        r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]", "", text
    )
