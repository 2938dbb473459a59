"""Large things: the work grows with the size, and no faster. Counted in calls, for no test is timed."""

import cProfile
import pstats
from collections.abc import Callable

import pytest

from tests.packet.docx.made import Opened, chapter, packet, q, words
from wb.packet.docx.write import docx


def table(rows: int) -> str:
    return "| a | b | c |\n| - | - | - |\n" + "| one `x` | two **b** | three |\n" * rows


def headings(count: int) -> str:
    return "\n".join(f"## Heading {number}\n\nText.\n" for number in range(count))


def notes(count: int) -> str:
    return "".join(f"a[^{n}]\n\n" for n in range(count)) + "".join(
        f"[^{n}]: note {n}\n" for n in range(count)
    )


def lists(count: int) -> str:
    return "1. a\n   - b\n\npara\n\n" * count


def links(count: int) -> str:
    return "\n".join(f"[a](https://example.com/{number})" for number in range(count))


def calls(text: str) -> int:
    made = packet(chapter(text, depth=2))
    profile = cProfile.Profile()
    profile.runcall(docx, made)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("sized", [table, headings, notes, lists, links])
def test_the_work_grows_with_the_size(sized: Callable[[int], str]) -> None:
    small, large = calls(sized(100)), calls(sized(800))
    assert large < 8.5 * small


def test_a_table_of_twenty_thousand_rows() -> None:
    file = Opened(packet(chapter(table(20_000))))
    rows = list(file.root().iter(q("w:tr")))
    assert len(rows) == 20_001
    assert [row.find(f"{q('w:trPr')}/{q('w:tblHeader')}") is not None for row in rows[:2]] == [True, False]


def test_ten_thousand_headings() -> None:
    file = Opened(packet(chapter(f"# Title\n\n{headings(10_000)}", depth=2)))
    assert len(file.paragraphs("Heading2")) == 10_000
    assert [words(line).strip() for line in file.paragraphs("TOC1")] == ["Title"]
    assert file.paragraphs("TOC2") == []


def test_ten_thousand_titles() -> None:
    file = Opened(packet(chapter("# Title\n\n" * 10_000, depth=1)))
    lines = [words(line).strip() for line in file.paragraphs("TOC1")]
    assert lines == ["Title"] * 500 + ["9500 more"]
