"""Paragraphs of plain text go past the rules of the parser, and are what those would have found."""

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from wb.documents import parse
from wb.documents.model import Block
from wb.documents.text import split_lines

STARTS = (
    "",
    "Word",
    "Éa",
    "**bold** ",
    "**",
    "*",
    "“Said",
    "(In",
    '"',
    "'",
    "1. ",
    "- ",
    "+",
    "> ",
    ">",
    "    ",
    "  ",
    "\t",
)
MORE = (
    "",
    "text",
    "a | b",
    "--- | ---",
    "---",
    "===",
    "# Title",
    "```",
    "~~~",
    "<div>",
    "<!-- x",
    "-->",
    "[a]: b",
    "7",
)
LINE = st.builds(
    lambda *parts: "".join(parts), st.sampled_from(STARTS), st.sampled_from(STARTS), st.sampled_from(MORE)
)


def by_rules_alone(text: str) -> tuple[Block, ...]:
    """The blocks as the parser finds them with nothing left out or added."""
    tokens = MarkdownIt("commonmark").enable("table").parse("\n".join(split_lines(text)))
    return tuple(parse._leaves(tokens, 1))


@given(st.lists(LINE, max_size=12).map("\n".join))
@example("a\nb | c\n--- | ---\nd | e")
@example("- a\n  b\nc\n\n  d")
@example("> a\nb\n> c\n\nd")
@example("> text\n    - text")
@example("**a**\n***\nb\n===")
def test_plain_paragraphs_are_those_of_the_parser(text: str) -> None:
    assert parse._blocks(split_lines(text), 1) == by_rules_alone(text)
