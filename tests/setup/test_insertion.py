"""Lines go into YAML of other people: in the right place, or not at all."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from wb.setup.insertion import Unclear, scalars, with_item, with_key, words_below

ITEM = "- repo: ours\n  rev: v1\n  hooks:\n    - id: one  # why\n"

CASES = {
    "list without indent, comments on both sides": (
        "repos:\n- repo: a\n  # inside\n# outside\nci:\n  skip: []\n",
        "repos:\n- repo: a\n  # inside\n{0}# outside\nci:\n  skip: []\n",
    ),
    "comment on the line": ("repos:\n- repo: a  # b\n", "repos:\n- repo: a  # b\n{0}"),
    "deep, no line end at the end": ("x: 1\nrepos:\n    -   repo: a\n", "x: 1\nrepos:\n    -   repo: a\n{4}"),
    "flow over several lines": (
        "repos:\n- repo: a\n  args: [\n    b,\n  ]\nci: 1\n",
        "repos:\n- repo: a\n  args: [\n    b,\n  ]\n{0}ci: 1\n",
    ),
    "text in block style": (
        "repos:\n- repo: a\n  entry: |\n    b\n\n\nci: 1\n",
        "repos:\n- repo: a\n  entry: |\n    b\n\n\n{0}ci: 1\n",
    ),
    "start and end of the document": ("---\nrepos:\n- a\n...\n", "---\nrepos:\n- a\n{0}...\n"),
    "aliases": ("repos:\n- &a {b: c}\n- *a\n", "repos:\n- &a {b: c}\n- *a\n{0}"),
    "repos of something else": (
        "other:\n  repos:\n  - b\nrepos:\n- a\n",
        "other:\n  repos:\n  - b\nrepos:\n- a\n{0}",
    ),
}


def indented(width: int) -> str:
    return "".join(f"{' ' * width}{line}\n" for line in ITEM.splitlines())


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_item_is_the_last_of_its_list(name: str, line_end: str) -> None:
    before, expected = CASES[name]
    for width in (0, 4):
        expected = expected.replace(f"{{{width}}}", indented(width))
    assert with_item(before.replace("\n", line_end), "repos", ITEM) == expected.replace("\n", line_end)


def test_a_missing_line_end_is_made() -> None:
    assert with_item("repos:\n- a", "repos", ITEM) == f"repos:\n- a\n{ITEM}"


@pytest.mark.parametrize(
    "text",
    ["", "[", "# only\n", "a: 1\n", "repos:\n", "repos: []\n", "repos: [a]\n", "{repos: [a]}\n", "- repos\n",
     "a: *b\n", "repos: {a: 1}\n", "repos:\n- a\nrepos:\n- b\n", "repos:\n- a\n---\nb: 1\n",
     "repos:\n\t- a\n",
     "repos:\n- a\n" + " " * 1_000_001, "[" * 5000, "repos: text\n"],
)  # fmt: skip
def test_nothing_is_done_where_the_place_is_not_clear(text: str) -> None:
    with pytest.raises(Unclear):
        with_item(text, "repos", ITEM)


plain = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
data = st.recursive(
    plain | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(
    before=st.lists(data, min_size=1, max_size=3),
    around=st.dictionaries(plain, data, max_size=2),
    deep=st.booleans(),
)
def test_it_reads_back_as_one_item_more_and_every_line_stays(
    before: list[Any], around: dict[str, Any], deep: bool
) -> None:
    whole = {**around, "repos": before, "zz": 1}
    text = yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, default_flow_style=False)
    if deep:
        text = yaml.safe_dump(whole, sort_keys=False, default_flow_style=None)
    try:
        after = with_item(text, "repos", ITEM)
    except Unclear:
        # The list itself, or the whole, is in flow style: that is written `[`.
        assert deep
        return
    assert yaml.safe_load(after)["repos"] == [*before, *yaml.safe_load(ITEM)]
    assert yaml.safe_load(after)["zz"] == 1
    assert after.replace(ITEM, "", 1) == text


@settings(max_examples=300, deadline=None)
@given(st.text("reposa:-# \n[]{}|>'\"&*!?,\t", max_size=60))
def test_any_text_is_inserted_into_or_refused(text: str) -> None:
    try:
        after = with_item("repos:\n" + text, "repos", ITEM)
    except Unclear:
        return
    assert yaml.safe_load(after)["repos"][-1]["repo"] == "ours"


def test_keys_go_to_the_end() -> None:
    addition = "include:\n  - local: x\n"
    assert with_key("a: 1", addition) == f"a: 1\n\n{addition}"
    assert with_key("a: |\n  b\n", addition) == f"a: |\n  b\n\n{addition}"
    assert with_key("a: 1\r\n", addition) == "a: 1\r\n\r\ninclude:\r\n  - local: x\r\n"
    for text in ("include: x\n", "{}", "# only\n", "a: 1\n...\n", "a: 1\n---\nb: 2\n", "- a\n"):
        with pytest.raises(Unclear):
            with_key(text, addition)


def test_what_is_written_in_a_file() -> None:
    assert scalars("a: [b, {c: d}]\n") == ["a", "b", "c", "d"]
    assert scalars("[") == []
    assert words_below("stages: [build, test]\n", "stages") == ["build", "test"]
    assert words_below("a: 1\n", "stages") is None
