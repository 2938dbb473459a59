"""Markdown as a tree: what a reader sees, and the lines where it stands."""

from wb.documents.node import Node
from wb.documents.tree import DEEPEST, tree


def read(text: str, first: int = 1) -> tuple[Node, ...]:
    return tree(text.split("\n"), first)


def shape(node: Node) -> str:
    """The tree in one line: ``paragraph(text strong(text))``."""
    inside = " ".join(map(shape, node.children))
    return f"{node.type}({inside})" if inside else node.type


def shapes(text: str) -> list[str]:
    return [shape(node) for node in read(text)]


def test_blocks_and_what_is_inside_their_lines() -> None:
    assert shapes("# A *b*\n\nc **d** `e` ~~f~~ [g](h) ![i](j)\\\nk") == [
        "heading(text emphasis(text))",
        "paragraph(text strong(text) text code text strike(text) text link(text) text image break text)",
    ]


def test_lines_are_those_of_the_file() -> None:
    nodes = read("a\nb\n\n- c\n- d\n\n```\ne\n```\n", first=11)
    assert [(node.type, node.line, node.end_line) for node in nodes] == [
        ("paragraph", 11, 12),
        ("bullets", 14, 16),
        ("code_block", 17, 19),
    ]


def test_lists_know_their_numbers_tasks_and_whether_they_are_tight() -> None:
    numbers, tasks = read("3. a\n4. b\n\ntext\n\n- [x] done\n- [ ] open\n\n  more")[::2]
    assert numbers.level == 3
    assert [item.children[0].mark for item in numbers.children] == ["tight", "tight"]
    assert [item.mark for item in tasks.children] == ["x", " "]
    assert tasks.children[0].words == "done"
    assert tasks.children[0].children[0].mark == ""


def test_tables_know_how_cells_are_aligned() -> None:
    (table,) = read("| a | b | c |\n| :- | -: | - |\n| 1 | 2 | 3 |")
    assert [cell.mark for cell in table.children[0].children] == ["left", "right", ""]
    assert (
        shape(table) == "table(row(cell(text) cell(text) cell(text)) row(cell(text) cell(text) cell(text)))"
    )


def test_a_note_stands_where_it_is_referred_to() -> None:
    (paragraph,) = read("a[^x] b[^x] c^[inline]\n\n[^x]: The note.\n\n    Its second paragraph.\n")
    first, again, inline = (node for node in paragraph.children if node.type == "note")
    assert [shape(block) for block in first.children] == ["paragraph(text)", "paragraph(text)"]
    assert first == again
    assert inline.children[0].words == "inline"
    assert paragraph.words == "a b c"


def test_notes_that_refer_to_each_other_end_somewhere() -> None:
    (paragraph,) = read("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]\n")
    assert shape(paragraph) == "paragraph(text note(paragraph(text note)))"


def test_definitions() -> None:
    (found,) = read("Term\n: Its definition.\n: Another one.\n")
    assert shape(found) == "definitions(term(text) definition(paragraph(text)) definition(paragraph(text)))"


def test_line_ends_are_blanks_but_not_between_asian_characters() -> None:
    assert read("one\ntwo")[0].words == "one two"
    assert read("一\n二")[0].words == "一二"
    assert read("一\ntwo")[0].words == "一 two"


def test_raw_html_is_the_text_in_it() -> None:
    block = '<div onclick="x()"><h2>A &amp; b</h2>\n<script>alert(1)</script><p>c<br>d</p><!-- e --></div>'
    heading, paragraph, last = read(f"{block}\n\nf <b>g</b> <br> h")
    assert (heading.type, heading.level, heading.words) == ("heading", 2, "A & b")
    assert shape(paragraph) == "paragraph(text break text)"
    assert last.words == "f g  h"


def test_html_that_is_never_closed_is_read_to_its_end() -> None:
    assert read("<!-- a\n\nb") == ()
    assert [node.words.strip() for node in read("<div>a <b c")] == ["a <b c"]
    assert read("<div><script>a")[0:] == ()


def test_what_is_no_text_is_left_out() -> None:
    assert read("a\x00\x07\x1b\u202eb\u202c\ufeff\ud800c")[0].words == "abc"


def depth(node: Node) -> int:
    return 1 + max(map(depth, node.children), default=0)


def test_what_is_nested_too_deeply_is_shown_flat() -> None:
    for text in (">" * 40 + " x", "- " * 20 + "x", "**_" * 500 + "x" + "_**" * 500):
        (node,) = read(text)
        assert "x" in node.words
        assert depth(node) <= 2 * DEEPEST + 2


def test_marks_that_turn_text_around_are_gone_however_they_are_written() -> None:
    [paragraph] = read("a\u202eb &#x202e;c&#8238;&#0;&lt;d")
    assert paragraph.words == "ab c\ufffd<d"
