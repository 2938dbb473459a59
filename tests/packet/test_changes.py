"""Two versions of a document, compared."""

from collections.abc import Iterable, Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from wb.documents.node import Node
from wb.documents.tree import tree
from wb.layout.places import spoken
from wb.packet import changes

BLOCKS = (
    "Shoppers wait for money that is theirs.",
    "Shoppers wait for **all** the money that is theirs.",
    "- one\n- two\n- three",
    "- one\n- 2\n- three\n- four",
    "| a | b |\n| - | - |\n| c | d |",
    "| a | b |\n| - | - |\n| c | e |\n| f | g |",
    "```sh\ncurl a\ncurl b\n```",
    "```sh\ncurl a\n```",
    "# A heading",
    "> Quoted *words* of `code`.",
    "東京から大阪まで。",
    "東京から京都まで。",
)
documents = st.lists(st.sampled_from(BLOCKS), max_size=6).map("\n\n".join)


def read(text: str) -> tuple[Node, ...]:
    return tree(text.split("\n"))


def without(nodes: Iterable[Node], status: str) -> Iterator[Node]:
    """The nodes as they would be without what has a mark; the other mark is taken off."""
    for node in nodes:
        if node.type == status:
            continue
        if node.type in {"added", "removed"}:
            yield from without(node.children, status)
        elif node.type == "code_block" and node.mark == "diff":
            sign = {"added": "+", "removed": "-"}[status]
            kept = (line[2:] for line in node.text.split("\n") if line and line[0] != sign)
            yield replace(node, text="\n".join(kept))
        else:
            yield replace(node, children=tuple(without(node.children, status)))


def words(nodes: Iterable[Node]) -> list[str]:
    return "".join(f"{node.words} " for node in nodes).split()


@settings(max_examples=200, deadline=None)
@given(documents, documents)
def test_without_the_marks_each_version_is_there_again(old: str, new: str) -> None:
    marked = [node for _, node in changes.marked(read(old), read(new))]
    assert words(without(marked, "added")) == words(read(old))
    assert words(without(marked, "removed")) == words(read(new))


@settings(max_examples=100, deadline=None)
@given(documents)
def test_what_is_the_same_has_no_mark(text: str) -> None:
    assert all(status == "same" for status, _ in changes.marked(read(text), read(text)))
    assert changes.changed_words(read(text), read(text)) == set()


def changed(old: str, new: str) -> Sequence[str]:
    now = read(new)
    said = spoken(now)
    return [said[number] for number in sorted(changes.changed_words(read(old), now)) if number < len(said)]


def test_the_words_that_changed_are_known_by_number() -> None:
    assert changed("One two three.\n\nFour.", "One 2 three.\n\nFour.") == ["2"]
    assert changed("One.", "One.\n\nTwo three.") == ["Two", "three."]
    assert changed("One two three.", "One three.") == ["three."]


def test_markup_alone_is_no_word() -> None:
    assert changed("One two.", "One **two.**") == []
    [(status, node)] = changes.marked(read("One two."), read("One **two.**"))
    assert status == "added"
    assert [child.type for child in node.children] == ["text", "removed", "added"]


def test_a_paragraph_that_moves_down_is_gone_and_new() -> None:
    old, new = read("One.\n\nTwo.\n\nThree."), read("Two.\n\nThree.\n\nOne.")
    assert [status for status, _ in changes.marked(old, new)] == ["removed", "same", "same", "added"]
