"""The page around the chapters, and what only an assembled packet has."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.packet.packets import chapter, lines, packet, picture
from tests.packet.pages import main, read
from wb.documents.node import Node
from wb.errors import InputError
from wb.layout.geometry import Pages
from wb.packet.html import html
from wb.packet.html.contents import MOST
from wb.packet.html.page import IMAGES_LIMIT

TEXT = Node("text", text="word")


def paragraph(*nodes: Node) -> str:
    one = replace(chapter(""), nodes=(Node("paragraph", nodes),), lines=lines(7))
    found = re.search(r"<p>(.*)</p>", main(html(packet(one))))
    assert found
    return found[1]


def test_the_policy_comes_before_all_that_it_is_about() -> None:
    page = read(html(packet(chapter("text"))))
    tag, attributes = page.tags[2]
    assert (tag, attributes["http-equiv"]) == ("meta", "Content-Security-Policy")
    assert attributes["content"] == (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert [meta.get("charset") for meta in page.all("meta")][1] == "utf-8"


def test_a_reader_finds_the_way() -> None:
    page = read(
        html(packet(chapter("# Refunds\n\n## Why", "cover", "cover"), chapter("# A\n\n## B\n\n### C")))
    )
    landmarks = [tag for tag, _ in page.tags if tag in {"header", "nav", "main", "footer"}]
    assert landmarks == ["header", "nav", "main", "footer"]
    assert page.all("a")[0] == {"href": "#main", "class": "skip", "lang": "en"}
    assert [tag for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h2", "h3", "h4"]
    (article,) = page.all("article")
    assert article["aria-labelledby"] == "one-heading-1"


@pytest.mark.parametrize(
    "chapters",
    [
        (),
        (chapter("text"),),
        (chapter("no title", "cover", "cover"),),
        (chapter("## small", "cover", "cover"), chapter("# A")),
    ],
)
def test_every_page_has_one_title(chapters: tuple[object, ...]) -> None:
    page = read(html(packet(*chapters)))  # type: ignore[arg-type]
    assert len(page.all("h1")) == 1
    assert page.faults == []


def test_chapters_have_their_language_and_its_direction() -> None:
    languages = ("de", "he", 'x" onload="', "")
    one = (replace(chapter("text", name), language=name) for name in languages)
    articles = read(html(packet(*one, language="ja"))).all("article")
    assert [(article["lang"], article.get("dir")) for article in articles] == [
        ("de", None),
        ("he", "rtl"),
        ("en", None),
        ("en", None),
    ]


def test_lines_can_be_cited_and_show_what_changed() -> None:
    assert paragraph(Node("line", level=6), TEXT, Node("line", level=7), TEXT) == (
        '<a class="line" id="L6" href="#L6" tabindex="-1" aria-hidden="true" data-line="6"></a>word'
        '<a class="line changed" id="L7" href="#L7" tabindex="-1" aria-hidden="true" data-line="7"></a>word'
    )


def test_nothing_inside_a_link_is_a_link() -> None:
    note = Node("note", (Node("paragraph", (TEXT,)),), text="0")
    inner = Node("link", (TEXT,), target="https://example.com/inner")
    anchor = Node("anchor", target="one-place")
    link = Node("link", (Node("line", level=7), inner, note, anchor), target="https://example.com/")
    assert paragraph(link, note).partition("</a>")[0] == (
        '<a href="https://example.com/" rel="noopener noreferrer">'
        '<span class="line changed" id="L7" aria-hidden="true" data-line="7"></span>word<sup>1</sup>'
        '<span id="one-place"></span>'
    )


def test_what_was_added_and_removed_is_told_apart() -> None:
    assert paragraph(Node("removed", (TEXT,)), Node("added", (TEXT,))) == "<del>word</del><ins>word</ins>"


def test_contents_leave_out_what_was_removed() -> None:
    heading = Node(
        "heading", (Node("removed", (TEXT,)), Node("added", (Node("text", text="New"),))), "", "one-x", 2
    )
    page = html(packet(replace(chapter(""), nodes=(Node("paragraph"), heading))))
    assert '<li><a href="#one-x"><bdi>New</bdi></a></li>' in page


def test_each_id_stands_once() -> None:
    anchors = tuple(Node("anchor", target=name) for name in ("one", "main", "one-a", "one-a", ""))
    numbers = (Node("line", level=1), Node("line", level=1))
    page = read(html(packet(replace(chapter(""), nodes=(Node("paragraph", anchors + numbers),)))))
    assert sorted(page.ids) == ["L1", "main", "one", "one-a"]


def test_ten_thousand_headings_leave_contents_of_use() -> None:
    page = html(packet(chapter("# Title\n\n" + "## Part\n\n### Section\n\n" * 5000)))
    contents = page[page.index("<nav") : page.index("</nav>")]
    assert contents.count("<li") == 1 + MOST + 1
    assert "Section" not in contents
    assert f"and {5000 - MOST:,} more" in contents
    assert page.count("<h4") == 5000


def test_twenty_thousand_rows_and_deep_nesting_are_rendered() -> None:
    table = "| a | b |\n|---|---|\n" + "| x | y |\n" * 20_000
    deep = (
        ">" * 200
        + " quoted\n\n"
        + "\n".join(" " * n + "- item" for n in range(0, 200, 2))
        + "\n\n"
        + "*" * 999
        + "x"
        + "*" * 999
    )
    page = read(html(packet(chapter(table, "one"), chapter(deep, "two"))))
    assert len(page.all("tr")) == 20_001
    assert page.faults == []


def test_an_image_can_be_shown_a_thousand_times_without_filling_the_memory() -> None:
    large = replace(picture(), data=b"\x89PNG" + b"x" * (IMAGES_LIMIT // 4))
    page = html(packet(chapter("![Large](l.png)\n\n" * 30, pictures={"l.png": large})))
    assert page.count("<img") == 3
    assert page.count('<span class="absent">Large</span>') == 27


def test_metadata_is_shown_as_text() -> None:
    evil = "</title><script>alert(1)</script>\u202e\x00"
    page = html(packet(title=evil, subtitle=evil, author=evil, footer=evil, watermark=evil))
    assert read(page).all("script") == []
    assert "\u202e" not in page
    assert "\x00" not in page
    assert "\\3c \\2f title\\3e " in page  # in the margin of the printed page


def test_paper_and_margins_are_those_that_pages_are_counted_with() -> None:
    page = html(packet(geometry=Pages("a4", "20mm", 12, 15)))
    assert "@page { size: A4; margin: 56.693pt; margin-left: 28.347pt;" in page
    assert "font-size: 12pt } body { line-height: 1.25 }" in page


OWN = ".cover > h1::after { content: '<\\/b>'; color: #123456 } @media (width < 40em) { p { margin: 0 } }"


def test_an_own_style_sheet_comes_last() -> None:
    page = html(packet(style=OWN))
    assert page.index("#123456") > page.index("@page")
    assert html(packet(style="a{}</style><script>alert(1)</script>")).count("</style") == 2


@pytest.mark.parametrize(
    "style",
    [
        "@import 'https://example.com/a.css';",
        "@IMPORT url(a.css);",
        "@\\69mport 'a.css';",
        "p { background: url(https://example.com/a.png) }",
        "p { background: u\\72l( '//example.com/a.png' ) }",
        "p { background: ur/**/l(a) url/**/(b) }",
        "p { background: image-set('a.png' 1x) }",
        "@font-face { font-family: a; src: local(a) }",
        "p { content: '/*' url(a) '*/' }",
        "p { background: url(data:text/html,x) }",
    ],
)
def test_a_style_sheet_that_fetches_is_refused(style: str) -> None:
    with pytest.raises(InputError, match="fetches something"):
        html(packet(style=style))


@pytest.mark.parametrize(
    "style",
    ["p { background: url(data:image/png;base64,AAAA) }", "p { mask: url( '#a' ) }", "/* url */ p {}"],
)
def test_a_style_sheet_that_has_its_images_inside_is_kept(style: str) -> None:
    assert style in html(packet(style=style))


def test_the_same_packet_gives_the_same_bytes_everywhere() -> None:
    code = (
        "from tests.packet.packets import chapter, packet, picture;"
        "from pathlib import Path;"
        "cases = sorted(Path('tests/packet/cases').glob('*.md'));"
        "text = chr(10).join(case.read_text('utf-8') for case in cases);"
        "from wb.packet.html import html; import hashlib;"
        "page = html(packet(chapter(text, pictures={'blue.png': picture()}), chapter(text, 'two')));"
        "print(hashlib.sha256(page.encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C.UTF-8", "PYTHONPATH": "."},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("2", "America/Lima"))
    }
    assert len(digests) == 1
    assert date(2026, 1, 15).isoformat() in html(packet())
