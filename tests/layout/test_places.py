"""Where printed lines begin."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wb.documents.node import Node
from wb.documents.tree import tree
from wb.layout import engine, places
from wb.layout.geometry import Pages
from wb.layout.places import Place

SENTENCE = "Passengers of a cancelled crossing wait nine days for their money, and one in eight calls us. "
TEXT = f"""\
# A heading of two lines, for which it has to be rather long, and then even longer than that

{SENTENCE * 5}

- {SENTENCE * 2}
- short

| operation | what it does |
| --- | --- |
| `GET /refunds` | {SENTENCE * 2} |
| x | y |

```sh
curl one
curl two
```

A note[^1] and **bold**ly joined.

[^1]: The note.
"""


def read(text: str) -> tuple[Node, ...]:
    return tree(text.split("\n"))


def text_of(nodes: Iterable[Node]) -> str:
    """What is said; where code has its lines as children, they say it."""
    return "".join(
        text_of(node.children)
        if node.type == "code_block" and node.children
        else node.text + text_of(node.children)
        for node in nodes
    )


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab *_`[](#!-\n|1.東京 \u00a0", max_size=200))
def test_numbers_change_nothing_of_what_is_said(text: str) -> None:
    nodes = read(text)
    count = len(places.spoken(nodes))
    every = places.numbered(nodes, {number: number for number in range(count)})
    assert text_of(every) == text_of(nodes)
    assert places.spoken(every) == places.spoken(nodes)
    assert places.numbered(nodes, {}) == nodes or text_of(places.numbered(nodes, {})) == text_of(nodes)


def test_a_word_that_markup_divides_is_one() -> None:
    assert places.spoken(read("A **bold**ly `c`, x")) == ["A", "boldly", "c,", "x"]


def beginnings(text: str) -> tuple[list[str], list[Place]]:
    if not engine.available():
        pytest.skip("the layout engine has no wheel here")
    nodes = read(text)
    found = places.beginnings(nodes, Pages(), "en", {})
    said = places.spoken(nodes)
    return [said[place.word] for place in found], found


def test_lines_begin_where_they_are_printed() -> None:
    first, found = beginnings(TEXT)
    assert first[0] == "A"
    assert [place.word for place in found] == sorted(place.word for place in found)
    heights = [(place.page, place.y) for place in found]
    assert heights == sorted(heights)
    assert "curl two" in first
    assert first.count("GET /refunds") == 1  # the cells of a row share its lines
    assert "x" in first
    assert "The" not in first  # notes have no numbers


def test_lines_of_a_paragraph_are_one_pitch_apart() -> None:
    _, found = beginnings(SENTENCE * 8)
    steps = {round(after.y - before.y, 1) for before, after in pairwise(found)}
    assert steps == {13.5}


def test_the_same_text_is_laid_out_once(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = beginnings(TEXT)
    monkeypatch.setattr(engine, "marks", lambda _: pytest.fail("laid out again"))
    assert beginnings(TEXT)[0] == first


def test_lines_of_a_paragraph_without_end_have_no_numbers_and_those_after_it_do() -> None:
    first, _ = beginnings(f"{SENTENCE * 3000}\n\nAfter it.")
    assert first == ["After"]
