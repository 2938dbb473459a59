"""The folder's name for any title."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wb.scaffold import MAX_SLUG, home, slug

SLUGS = {
    "Instant refunds": "instant-refunds",
    "  What's new, in 2027?! ": "what-s-new-in-2027",
    "Café Zürich": "café-zürich",
    "ＦＵＬＬ　ｗｉｄｔｈ": "full-width",
    "即時返金 サービス": "即時返金-サービス",
    "तत्काल धनवापसी": "तत्काल-धनवापसी",
    "snake_case": "snake-case",
    "../../etc/passwd": "etc-passwd",
    "🎉❤️": "untitled",
    "---": "untitled",
    "NUL": "nul-1",
    "com7": "com7-1",
}


@pytest.mark.parametrize(("title", "expected"), SLUGS.items(), ids=list(SLUGS.values()))
def test_slugs_are_what_people_expect(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_a_long_slug_ends_at_a_word() -> None:
    assert slug("refund " * 50) == "-".join(["refund"] * 8)


@given(st.text())
def test_a_slug_is_a_safe_file_name_on_every_system(title: str) -> None:
    name = slug(title)
    assert 0 < len(name) <= MAX_SLUG
    assert len(name.encode()) <= 255
    assert not re.search(r"[\s/\\:*?\"<>|.\x00-\x1f]", name)
    assert not name.startswith("-")
    assert not name.endswith("-")


@given(st.text())
def test_a_proposal_stays_below_its_folder(title: str) -> None:
    root = Path("/repository")
    assert home(root, title).resolve().parent == root / "proposals"
