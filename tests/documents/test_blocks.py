"""Rules of the Markdown parser that have nothing to do in a text are left out: nobody may notice."""

from hypothesis import given
from hypothesis import strategies as st

from wb.documents import parse

PIECES = ("a", "b ", "- ", "> ", "\n", "\n\n", "    ", "\t", "=", "---", "***", "```", "~~~", "|", "| - |")
MORE = ("<div>", "<!--", "-->", "[a]: b", "[a]", "# ", "1. ", "*", "\\", "`", "&nbsp;")


@given(st.lists(st.sampled_from(PIECES + MORE), max_size=14))
def test_the_blocks_are_those_of_the_whole_parser(pieces: list[str]) -> None:
    text = "".join(pieces)
    whole = parse._leaves(parse._markdown(()).parse(text), 1)
    assert parse._blocks(tuple(text.split("\n")), 1) == tuple(whole)
