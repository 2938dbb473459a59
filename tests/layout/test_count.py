"""Pages are counted by the layout: exactly, alike everywhere, and only once."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wb.documents.budget import spans
from wb.documents.model import Document
from wb.documents.page_count import SpanName
from wb.documents.parse import parse
from wb.layout import count, engine
from wb.layout.geometry import Pages

pytest.importorskip("typst", reason="the layout engine has no wheel here")

LINES_A_PAGE = 48  # of 13.5 points in the nine inches between the margins of a letter page
HALF_LINE = 0.5 / LINES_A_PAGE


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("WB_CACHE_DIR", str(folder))
    return folder


def read(text: str, kind: str | None = None) -> Document:
    return parse(text, "document.md", kind=kind, today=date(2026, 1, 15))


def pages(
    text: str, geometry: Pages | None = None, span: SpanName = "body", kind: str | None = None
) -> float:
    document = read(text, kind)
    found = count.count(document, {span: spans(document)[span]}, geometry or Pages(), Path.cwd())
    return found[span].low


def lines(number: int) -> str:
    """A paragraph that takes exactly so many lines, each broken by hand."""
    return "\\\n".join(["one line"] * number) + "\n"


@pytest.mark.parametrize("number", [1, 2, 47, 48, 51, 96, 480])
def test_a_page_holds_exactly_48_lines(number: int) -> None:
    assert pages(lines(number)) == pytest.approx(number / LINES_A_PAGE, abs=0.0001)


def test_no_line_stands_alone_at_the_top_of_a_page() -> None:
    assert pages(lines(49)) == pytest.approx(1 + 2 / LINES_A_PAGE, abs=0.0001)


def test_a_blank_between_paragraphs_takes_half_a_line() -> None:
    assert pages("one\n\ntwo\n\nthree\n") == pytest.approx((3 + 2 * 0.5) / LINES_A_PAGE, abs=0.0001)


def test_code_is_set_in_smaller_lines_than_text() -> None:
    code = "```\n" + "x = 1\n" * 40 + "```\n"
    assert 0.7 < pages(code) < 40 / LINES_A_PAGE


def test_an_empty_document_takes_no_page() -> None:
    assert pages("") == 0
    assert pages("<!-- nothing to be seen -->\n") == 0


def test_front_matter_takes_no_room() -> None:
    assert pages(f"---\nstatus: draft\nowner: Ada Kern\n---\n{lines(12)}") == pages(lines(12))


@pytest.mark.parametrize("character", ["字", "語", "か"])
def test_asian_characters_have_their_real_width(character: str) -> None:
    per_line = 42  # of 11 points in 6.5 inches
    assert pages(character * per_line) == pytest.approx(1 / LINES_A_PAGE, abs=0.0001)
    assert pages(character * (per_line + 1)) == pytest.approx(2 / LINES_A_PAGE, abs=0.0001)


def test_appendices_do_not_count() -> None:
    body = f"# Refunds in one tap\n\n{lines(30)}\n"
    assert pages(f"{body}## Appendix A: the data\n\n{lines(200)}") == pages(body)


def test_parts_are_counted_from_the_top_of_a_page() -> None:
    release = f"# Harbour launches refunds in ten seconds\n\n**Kiel, 3 March 2026.** {lines(20)}\n"
    faq = f"## FAQ\n\n### What does it cost?\n\n{lines(40)}\n"
    together = f"{release}{faq}"
    assert pages(together, span="press_release", kind="prfaq") == pytest.approx(pages(release), abs=HALF_LINE)
    assert pages(together, span="faq", kind="prfaq") == pytest.approx(pages(faq), abs=HALF_LINE)
    assert pages(together, kind="prfaq") > 1


def test_the_page_of_wb_toml_changes_the_count() -> None:
    text = "word " * 3000
    letter, a4 = pages(text), pages(text, Pages(paper="a4"))
    assert (
        a4 < letter < pages(text, Pages(margin="1.5in")) < pages(text, Pages(margin="1.5in", line_pitch=16))
    )
    assert pages(text, Pages(font_size=9, line_pitch=11)) < a4


def test_notes_at_the_foot_of_the_page_take_room() -> None:
    alone = pages(lines(10))
    noted = pages(lines(10) + "and[^a].\n\n[^a]: " + "A note that goes on. " * 30)
    assert noted > alone + 4 / LINES_A_PAGE
    assert pages("and[^a].\n\n[^a]: " + "A note that goes on. " * 1200) > 3


def test_a_document_is_counted_once(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = lines(30)
    first = pages(text)
    monkeypatch.setattr(engine, "marks", None)
    assert pages(text) == first


def test_another_page_is_another_count(cache_folder: Path) -> None:
    assert pages(lines(30)) != pages(lines(30), Pages(line_pitch=15))
    assert len(list(cache_folder.glob("*/??/*"))) == 2


@pytest.mark.parametrize(
    "content", [b"", b"{", b"{}", b'{"faq": 1}', b"[1]", b'{"body": "x"}', b"\xff\x00", b'{"unheard": 1}']
)
def test_a_broken_cache_entry_is_counted_anew(cache_folder: Path, content: bytes) -> None:
    first = pages(lines(30))
    (entry,) = cache_folder.glob("*/??/*")
    entry.write_bytes(content)
    assert pages(lines(30)) == first


def test_a_cache_that_cannot_be_written_is_done_without(cache_folder: Path) -> None:
    cache_folder.write_text("a file stands in the way", encoding="utf-8")
    assert pages(lines(24)) == pytest.approx(0.5, abs=0.0001)


def test_the_count_is_the_same_in_any_time_zone_and_locale(tmp_path: Path) -> None:
    text = "# Über uns\n\n" + "Zwölf Boxkämpfer jagen Viktor. " * 200 + "漢字" * 40
    code = f"from tests.layout.test_count import pages; print(pages({text!r}))"
    found = set()
    for number, (zone, locale) in enumerate([("UTC", "C"), ("Asia/Tokyo", "de_DE.UTF-8")]):
        cache = tmp_path / f"cache {number}"
        env = os.environ | {"TZ": zone, "LC_ALL": locale, "WB_CACHE_DIR": str(cache), "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True, timeout=60
        )
        found.add(done.stdout)
    assert found == {f"{pages(text)}\n"}


BLOCKS = st.sampled_from(
    [
        "word " * 70,
        "## A heading",
        "- one\n- two\n- three",
        "| a | b |\n| - | - |\n| 1 | 2 |",
        "```\ncode\n```",
        "> said",
    ]
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(BLOCKS, min_size=1, max_size=25), BLOCKS)
def test_a_document_never_gets_shorter_when_a_block_is_added(blocks: list[str], added: str) -> None:
    assert pages("\n\n".join([*blocks, added])) >= pages("\n\n".join(blocks))
