"""Front matter: what is read as what, and what is refused, with its place."""

from datetime import date

import pytest

from wb.documents.front_matter import FrontMatter
from wb.documents.parse import parse


def front(text: str) -> FrontMatter:
    return parse(f"---\n{text}\n---\n\n# Title\n", "a.md", today=date(2026, 1, 15)).front_matter


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("on: 2027-05-21", {"on": "2027-05-21"}),
        ("answer: yes\nother: No", {"answer": "yes", "other": "No"}),
        ("done: true\nopen: False", {"done": True, "open": False}),
        ("pages: 6\nname: ''", {"pages": 6, "name": ""}),
    ],
)
def test_plain_scalars_are_read_as_their_writers_mean_them(text: str, data: dict[str, object]) -> None:
    assert front(text).data == data


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a: &x [*x]", 2, 8, "alias"),
        ("a: &x [1]\nb: *x", 3, 4, "alias"),
        ("owner: A\nowner: B", 3, 1, "the key 'owner' is given twice"),
        ("owner: [A", 3, 1, ""),
    ],
)
def test_what_is_refused_is_placed(text: str, line: int, column: int, said: str) -> None:
    fault = front(text).fault
    assert fault is not None
    place, message = fault
    assert (place.line, place.column) == (line, column)
    assert said in message
