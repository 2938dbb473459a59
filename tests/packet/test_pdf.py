"""The PDF: what is on its pages, whoever wrote the documents."""

import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from tests.packet.proposals import built, prfaq, proposal
from wb.documents.budget import spans
from wb.documents.node import Node
from wb.documents.parse import parse
from wb.documents.tree import tree
from wb.layout import engine
from wb.layout.count import count
from wb.layout.geometry import Pages
from wb.layout.pictures import Picture
from wb.packet import links, numbering
from wb.packet.model import Chapter, Packet, Role
from wb.packet.pdf import pdf

pytestmark = pytest.mark.skipif(not engine.available(), reason="the layout engine has no wheel here")
ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "instant-refunds"
_PAGE = re.compile(r"<page .*?</page>", re.DOTALL)
_WORD = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    x: float
    y: float
    end: float
    text: str


def one_chapter(text: str, role: Role = "document", pictures: dict[str, Picture] | None = None) -> Packet:
    nodes, _ = links.with_ids("a", tree(text.split("\n")))
    cover = Chapter("wb-cover", "Cover", "cover", tree(["# Cover", "", "Owner", ": Ann Lee"]), depth=0)
    chapters = numbering.numbered(
        [cover, Chapter("a", "A", role, nodes, pictures=pictures or {})], Pages(), {}
    )
    return Packet("Cover", "Draft", "Ann Lee", date(2031, 5, 14), tuple(chapters), Pages(), footer="The foot")


def printed(data: bytes, folder: Path) -> list[list[Word]]:
    """The words on each page with their places, as poppler reads them."""
    if not shutil.which("pdftotext"):
        pytest.skip("needs pdftotext (poppler-utils)")
    (folder / "a.pdf").write_bytes(data)
    command = ["pdftotext", "-bbox", str(folder / "a.pdf"), "-"]
    page_text = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    return [
        [
            Word(float(x), (float(y) + float(below)) / 2, float(end), html.unescape(text))
            for x, y, end, below, text in _WORD.findall(page)
        ]
        for page in _PAGE.findall(page_text)
    ]


def first_words(nodes: Iterable[Node]) -> Iterator[tuple[int, str]]:
    """The number of each line, and the text that follows it."""
    number = 0
    for node in nodes:
        if node.type == "line":
            number = node.level
        elif number and node.text.strip():
            yield number, node.text.split()[0]
            number = 0
        else:
            yield from first_words(node.children)


def test_the_numbers_stand_beside_the_words_that_html_has_at_them(tmp_path: Path) -> None:
    proposal(tmp_path / "repository")
    for name in ("prfaq", "manual", "narrative"):
        shutil.copy(EXAMPLE / f"{name}.md", tmp_path / "repository" / "refunds" / f"{name}.md")
    packet = built(tmp_path / "repository").packet
    expected = {number: word for one in packet.chapters for number, word in first_words(one.nodes)}
    seen = {}
    for page in printed(pdf(packet).data, tmp_path):
        for mark in (word for word in page if word.end < 66 and word.text.isdigit()):
            beside = sorted((w.x, w.text) for w in page if w.x >= 71 and abs(w.y - mark.y) < 5)
            seen[int(mark.text)] = [text for _, text in beside]
    assert seen.keys() == expected.keys()
    assert len(seen) > 200
    wrong = {n: (word, seen[n]) for n, word in expected.items() if not _stands(word, seen[n])}
    assert wrong == {}


def _stands(word: str, line: list[str]) -> bool:
    """Whether a line begins with a word; bullets and numbers of lists stand before it."""
    begins = [text for text in line if not re.fullmatch(r"[•–·]|\d+\.", text)] or line
    return any(begins[0].startswith(word[:4]) or word.startswith(begins[0]) for begins in (line, begins))


def test_a_document_takes_the_pages_that_lint_says(tmp_path: Path) -> None:
    for name in ("prfaq", "narrative", "manual"):
        text = (EXAMPLE / f"{name}.md").read_text(encoding="utf-8")
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        found = built(tmp_path, f"{name}.md")
        document = next(one for one in found.packet.chapters if one.role == "document")
        pages = printed(pdf(found.packet).data, tmp_path)
        on = next(n for n, page in enumerate(pages) if any(w.end < 66 and w.text == "1" for w in page))
        last = document.lines[-1]
        counted = _counted(tmp_path, name)
        taken = last.page - 1 + (last.y - 72 + 13.5 - 11) / Pages().height
        assert abs(taken - counted) <= 0.05
        assert any(w.text == str(last.number) for w in pages[on + last.page - 1])


def _counted(folder: Path, name: str) -> float:
    document = parse(
        (folder / f"{name}.md").read_text(encoding="utf-8"), f"{name}.md", today=date(2026, 1, 1)
    )
    return count(document, {"body": spans(document)["body"]}, Pages(), folder)["body"].low


def test_what_stands_below_the_title_of_the_cover_is_larger_than_text(tmp_path: Path) -> None:
    packet = one_chapter("# A\n\nText.")
    cover = Chapter("wb-cover", "C", "cover", tree(["# C", "", "Headline", "", "Plain"]), depth=0)
    with_headline = replace(packet, chapters=(cover, *packet.chapters[1:]))
    first = {word.text: word for word in printed(pdf(with_headline).data, tmp_path)[0]}
    per_letter = {name: (first[name].end - first[name].x) / len(name) for name in ("Headline", "Plain")}
    assert per_letter["Headline"] > 1.15 * per_letter["Plain"]


def test_every_page_but_the_cover_says_which_of_how_many_it_is(tmp_path: Path) -> None:
    pages = printed(pdf(one_chapter("# A\n\ntext\n")).data, tmp_path)
    words = [" ".join(word.text for word in page) for page in pages]
    assert len(pages) == 3
    assert "Page" not in words[0]
    assert [f"The foot Page {n} of 3" in words[n - 1] for n in (2, 3)] == [True, True]
    assert "Contents" in words[1]


def test_what_allows_it_is_accessible_by_the_standard() -> None:
    assert pdf(one_chapter("# A\n\n## B\n\n| a | b |\n| - | - |\n| c | d |\n")).inaccessible == ""
    assert "heading" in pdf(one_chapter("# A\n\n#### B\n")).inaccessible


def test_scripts_of_east_asia_and_emoji_are_shown() -> None:
    text = "# 환불 안내\n\n승객은 십 초 안에 환불을 받습니다. ㅋㅋ 東京 かな カナ 中文 简体 🎉 `코드` €½→…\n"
    assert pdf(one_chapter(text)).inaccessible == ""  # PDF/UA-1 refuses characters that no font has


def test_the_same_packet_gives_the_same_bytes() -> None:
    packet = one_chapter("# A\n\n" + "東京 text 🎉 " * 50)
    assert pdf(packet).data == pdf(packet).data


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_same_input_gives_the_same_file_everywhere(tmp_path: Path, zone: str) -> None:
    proposal(tmp_path / "repository")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1924905600", "WB_CACHE_DIR": str(tmp_path / "cache")}
    files = []
    for name, own in {"here": {}, "there": {"TZ": zone, "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE"}}.items():
        command = [
            sys.executable,
            "-m",
            "wb",
            "packet",
            "--format",
            "pdf",
            "-o",
            str(tmp_path / name),
            "refunds",
        ]
        subprocess.run(
            command, cwd=tmp_path / "repository", env={**environment, **own}, check=True, timeout=120
        )
        files.append((tmp_path / name / "packet.pdf").read_bytes())
    assert files[0] == files[1]


HOSTILE = {
    "script": "<script>alert(1)</script>\n\n<b onclick='x()'>bold</b>",
    "links": "[a](javascript:alert(1)) [b](file:///etc/passwd) ![c](http://127.0.0.1:9/x) ![d](//host/x)",
    "images": "![a](../../../../etc/passwd) ![b](/etc/hostname)",
    "source": '#read("/etc/passwd") #import "@preview/x:1.0.0" $x$ "quoted" `#panic()` <label> @ref',
    "controls": "a\x00b\x1b[31mc\u202ed\u2066e\ufeff",
    "nesting": "> " * 300 + "deep\n\n" + "- " * 300 + "deep\n\n" + "*" * 500 + "x" + "*" * 500,
    "long words": "x" * 5000 + " " + "y/" * 3000,
    "notes": "a[^1] b[^1] c[^2]\n\n[^1]: see [^2]\n\n[^2]: see [^1]",
    "wide": "| "
    + " | ".join("abcdef" * 3 for _ in range(40))
    + " |\n|"
    + " - |" * 40
    + "\n"
    + "| x " * 40
    + "|",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_strangers_write_is_printed(name: str, tmp_path: Path) -> None:
    made = pdf(one_chapter(f"# A\n\n{HOSTILE[name]}\n"))
    assert made.data.startswith(b"%PDF")
    words = " ".join(word.text for page in printed(made.data, tmp_path) for word in page)
    assert "root:" not in words


def test_a_picture_that_is_broken_becomes_a_box(tmp_path: Path) -> None:
    (tmp_path / "bad.svg").write_text("<svg><!DOCTYPE x [<!ENTITY a 'b'>]>&a;</svg", encoding="utf-8")
    (tmp_path / "good.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>Inside</text></svg>',
        encoding="utf-8",
    )
    (tmp_path / "manual.md").write_text("# A\n\n![the bad one](bad.svg) ![the good one](good.svg)\n", "utf-8")
    packet = built(tmp_path, "manual.md").packet
    assert [list(one.pictures) for one in packet.chapters if one.role == "document"] == [["good.svg"]]
    words = " ".join(word.text for page in printed(pdf(packet).data, tmp_path) for word in page)
    assert "the bad one" in words
    assert "the good one" not in words


def test_ten_thousand_headings_are_printed() -> None:
    text = "\n\n".join(f"## Heading {number}" for number in range(10_000))
    assert pdf(one_chapter(f"# A\n\n{text}\n")).data.startswith(b"%PDF")


def test_a_table_of_twenty_thousand_rows_is_printed() -> None:
    rows = "\n".join(f"| {number} | text |" for number in range(20_000))
    assert pdf(one_chapter(f"# A\n\n| a | b |\n| - | - |\n{rows}\n")).data.startswith(b"%PDF")


def test_no_heading_is_left_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    text = "# A\n\n" + "\n\n".join(f"## H{n}\n\nWord word.\n\nMore words.\n\nEnd." for n in range(60))
    pages = printed(pdf(one_chapter(text)).data, tmp_path)
    numbered = [page for page in pages if any(w.end < 66 and w.text.isdigit() for w in page)]
    assert len(numbered) > 5
    feet = [max((w for w in page if w.x >= 71 and w.y < 715), key=lambda w: w.y) for page in numbered]
    assert [foot.text for foot in feet if re.fullmatch(r"H\d+", foot.text)] == []


def test_a_draft_says_so_across_every_page(tmp_path: Path) -> None:
    repository = proposal(tmp_path / "repository")
    repository.commit({"wb.toml": '[packet]\nwatermark = "CONFIDENTIAL"\n', "refunds/prfaq.md": prfaq()})
    assert pdf(built(tmp_path / "repository").packet).inaccessible == ""
