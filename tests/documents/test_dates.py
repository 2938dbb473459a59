"""Dates in prose, in several languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wb.documents.dates import find


def _said(text: str) -> list[tuple[str, str, str]]:
    return [(text[found.start : found.end], str(found.earliest), str(found.latest)) for found in find(text)]


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        ("ROSTOCK, March 3, 2026 –", "March 3, 2026", "2026-03-03"),
        ("on Mar. 3rd, 2026", "Mar. 3rd, 2026", "2026-03-03"),
        ("on 3 March 2026", "3 March 2026", "2026-03-03"),
        ("am 3. März 2026", "3. März 2026", "2026-03-03"),
        ("am 03.03.2026", "03.03.2026", "2026-03-03"),
        ("le 1er mars 2026", "1er mars 2026", "2026-03-01"),
        ("el 3 de marzo de 2026", "3 de marzo de 2026", "2026-03-03"),
        ("東京、2026年3月3日", "2026年3月3日", "2026-03-03"),
        ("2026년 3월 3일", "2026년 3월 3일", "2026-03-03"),
        ("by 2026-03-03.", "2026-03-03", "2026-03-03"),
        ("on 12/25/2026", "12/25/2026", "2026-12-25"),
    ],
)
def test_a_day_is_read_as_it_is_written(text: str, written: str, day: str) -> None:
    assert _said(text) == [(written, day, day)]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("March 2026", "2026-03-01", "2026-03-31"),
        ("im Februar 2028", "2028-02-01", "2028-02-29"),
        ("Q3 2026", "2026-07-01", "2026-09-30"),
        ("2026 Q4", "2026-10-01", "2026-12-31"),
        ("3. Quartal 2026", "2026-07-01", "2026-09-30"),
        ("2026年3月", "2026-03-01", "2026-03-31"),
        ("03/04/2026", "2026-03-04", "2026-04-03"),
    ],
)
def test_a_vague_date_spans_all_days_that_it_can_mean(text: str, earliest: str, latest: str) -> None:
    assert [(low, high) for _, low, high in _said(text)] == [(earliest, latest)]


@pytest.mark.parametrize(
    "text", ["2026-02-31", "2026-13", "v1.2.2026", "120260303", "May we?", "2026", "13/13/2026"]
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find(text) == []


def test_several_dates_come_in_order() -> None:
    assert [day for _, day, _ in _said("From 2026-03-03 to April 4, 2026, then Q3 2027.")] == [
        "2026-03-03",
        "2026-04-04",
        "2027-07-01",
    ]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_found_in_every_form(day: date) -> None:
    for text in (f"{day:%Y-%m-%d}", f"{day:%B} {day.day}, {day.year}", f"{day:%d.%m.%Y}"):
        assert _said(text) == [(text, str(day), str(day))]


@given(st.text(alphabet="0123456789.-/ QMarchäy月年日", max_size=30))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(text[found.start : found.end] and found.earliest <= found.latest for found in find(text))
