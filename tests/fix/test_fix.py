"""Replacements are made where they are proposed and nowhere else, whatever the line ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wb.findings import Edit, Location
from wb.fix import diff, fixed


def edit(
    line: int, column: int, end_column: int, replacement: str, end_line: int | None = None
) -> tuple[Edit]:
    return (Edit(Location("a.md", line, column, end_line or line, end_column), replacement),)


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_bom_and_line_ends_stay(bom: str, end: str) -> None:
    text = bom + end.join(["one two", "three  four", ""])
    assert fixed(text, [edit(1, 5, 8, "2"), edit(2, 6, 8, " ")]) == bom + end.join(
        ["one 2", "three four", ""]
    )


def test_a_replacement_may_span_lines() -> None:
    assert fixed("a\nbb\nc", [edit(1, 2, 1, "-", end_line=3)]) == "a-c"


def test_of_two_that_overlap_the_first_is_made() -> None:
    assert fixed("abcdef", [edit(1, 3, 6, "-"), edit(1, 1, 4, "+")]) == "+def"


def test_the_same_replacement_twice_is_made_once() -> None:
    assert fixed("ab", [edit(1, 1, 2, ""), edit(1, 1, 2, "")]) == "b"


def test_of_a_fix_all_is_made_or_nothing() -> None:
    assert fixed("abcdef", [edit(1, 1, 3, "-") + edit(1, 5, 6, "-"), edit(1, 4, 6, "+")]) == "-cd-f"
    assert fixed("abcdef", [edit(1, 2, 3, "+"), edit(1, 2, 4, "-") + edit(1, 5, 6, "-")]) == "a+cdef"


def test_fixes_side_by_side_are_both_made() -> None:
    assert fixed("abcd", [edit(1, 1, 3, "-"), edit(1, 3, 5, "+")]) == "-+"


def test_of_two_insertions_at_one_place_one_waits() -> None:
    assert fixed("ab", [edit(1, 2, 2, "x"), edit(1, 2, 2, "y")]) == "axb"


def test_line_ends_of_a_replacement_are_those_of_the_file() -> None:
    assert fixed("a\r\nb", [edit(2, 1, 1, "x\n")]) == "a\r\nx\r\nb"


@given(st.text(alphabet="ab \r\n\ufeffé漢", max_size=60))
def test_nothing_proposed_changes_nothing(text: str) -> None:
    assert fixed(text, []) == text


def test_the_diff_says_where_a_file_lacks_its_last_line_end() -> None:
    assert diff("a.md", "x", "y") == (
        "--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n"
        "-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n"
    )
