"""What a real browser makes of a packet: no barrier, no script, no request, nothing wider than a phone."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page

from tests.packet.browsing import browser
from tests.packet.packets import chapter, lines, numbered, packet, picture
from wb.config import load
from wb.documents.node import Node
from wb.layout.pictures import Picture
from wb.packet.build import Asked, build
from wb.packet.html import html
from wb.packet.model import Packet

CASES = Path(__file__).parent / "cases"
SCREENS = {"phone": (390, 844), "tablet": (900, 1100), "desktop": (1440, 900)}
COVER = "# Refunds\n\nDraft, iteration 4\n\nOwner\n: Dana Whitfield\n\n| | |\n|-|-|\n| Team | Payments |"
ACTIVE = b"""<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90" onload="alert(1)">
<script>alert(2)</script><style>@import url(http://127.0.0.1:9/a.css);</style>
<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://127.0.0.1:9/a.png" width="9" height="9"/>
<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml"
src="http://127.0.0.1:9/" onload="alert(3)"/></foreignObject></svg>"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


def case(name: str) -> str:
    return (CASES / f"{name}.md").read_text(encoding="utf-8")


@cache
def sample() -> Packet:
    """A packet with everything in it that a page can hold."""
    pictures = {"blue.png": picture(600, 100)}
    names = ("headings", "lists", "tables", "notes", "inline", "marks", "right-to-left")
    documents = [chapter(case(name), name, pictures=pictures) for name in names]
    changed = Node(
        "paragraph",
        (Node("removed", (Node("text", text="Old"),)), Node("added", (Node("text", text="New"),))),
    )
    report = chapter(
        "# Where it stands\n\n| Where | What |\n|--|--|\n| line 7 | A **weasel word** |", "state", "report"
    )
    first = replace(documents[0], nodes=(*numbered(documents[0].nodes), changed), lines=lines(2, 3))
    long = chapter(f"# Data\n\n{'word ' * 300}\n\n{'unbroken' * 60}\n\n`{'code' * 90}`", "data", "appendix")
    cover = chapter(COVER, "cover", "cover")
    return packet(cover, report, first, *documents[1:], long, watermark="Draft", footer="Confidential")


@pytest.fixture
def shown(chromium: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The sample in the browser; the test's parameter is its scheme and the size of the screen."""
    scheme, (width, height) = request.param
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(saved(html(sample()), tmp_path))
    yield page
    context.close()


def saved(text: str, folder: Path) -> str:
    file = folder / "packet.html"
    file.write_text(text, encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize(
    "shown",
    [(scheme, size) for scheme in ("light", "dark") for size in SCREENS.values()],
    ids=[f"{scheme} {name}" for scheme in ("light", "dark") for name in SCREENS],
    indirect=True,
)
def test_axe_finds_no_barrier_and_nothing_is_wider_than_the_screen(shown: Page) -> None:
    shown.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    result: dict[str, Any] = shown.evaluate("axe.run({resultTypes: ['violations']})")
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in result["violations"]] == []
    assert len(result["passes"]) > 25
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")


WIDE = ("light", SCREENS["desktop"])


@pytest.mark.parametrize("shown", [WIDE], ids=["desktop"], indirect=True)
def test_numbers_stand_in_the_margin_and_are_not_copied(shown: Page) -> None:
    place, text = (shown.locator(one).first.bounding_box() for one in ("#headings .line", "#headings h2 em"))
    assert place
    assert text
    assert abs(place["y"] + place["height"] / 2 - text["y"] - text["height"] / 2) < 6
    look = "(({content, position, left, width}) => [content, position, left, width])"
    number = shown.evaluate(f"{look}(getComputedStyle(document.querySelector('.line'), '::after'))")
    assert number[:3] == ['"1" / ""', "absolute", "0px"]
    sheet = shown.locator("#headings").bounding_box()
    assert sheet
    assert sheet["x"] + float(number[3].removesuffix("px")) < text["x"]
    copied = shown.evaluate(
        "getSelection().selectAllChildren(document.querySelector('h2.level1')) || '' + getSelection()"
    )
    assert not any(digit in copied for digit in "0123456789")


def test_no_two_numbers_share_a_line_of_the_screen(chromium: Browser, tmp_path: Path) -> None:
    """Printed lines are broken by the layout engine; the page must not fit more into one.

    Tables are left out: a cell that takes two lines on paper may take one where its column is wider.
    """
    pytest.importorskip("typst", reason="without the layout engine lines are not numbered")
    proposal = Path(__file__).parents[2] / "examples" / "instant-refunds"
    built = build(Asked([proposal], {"SOURCE_DATE_EPOCH": "1900000000"}), load(proposal), lambda _: None)
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(saved(html(built.packet), tmp_path))
    tops = page.evaluate(
        "[...document.querySelectorAll('.line')].filter(one => !one.closest('table'))"
        ".map(one => one.getBoundingClientRect().top)"
    )
    assert len(tops) > 200
    assert len(set(tops)) == len(tops)
    context.close()


@pytest.mark.parametrize("shown", [WIDE], ids=["desktop"], indirect=True)
def test_links_lead_to_lines_notes_and_back(shown: Page) -> None:
    for link in shown.locator('a[href^="#"]:not([aria-hidden])').all():
        target = link.get_attribute("href")
        assert shown.evaluate("id => document.getElementById(id) !== null", (target or "")[1:])
    shown.goto(shown.url + "#L2")
    assert shown.evaluate("document.querySelector(':target').dataset.line") == "2"


def test_nothing_runs_and_nothing_is_fetched(chromium: Browser, tmp_path: Path) -> None:
    evil = '"></title></style><script>alert(1)</script><img src="http://127.0.0.1:9/" onerror=alert(1)>'
    drawing = Picture("active.svg", ACTIVE, 0, 0)
    text = case("hostile") + "\n\n![drawing](active.svg)\n\n" + "\n\n".join(VECTORS)
    hostile = chapter(text, "hostile", pictures={"active.svg": drawing})
    named = replace(hostile, title=evil, path=evil, language=evil, name="two" + evil)
    hostile = replace(hostile, nodes=tuple(_leads(hostile.nodes)))
    page = html(
        packet(
            hostile,
            named,
            title=evil,
            subtitle=evil,
            author=evil,
            footer=evil,
            watermark=evil,
            style="a{}" + evil,
        )
    )
    context = chromium.new_context()
    tab = context.new_page()
    seen: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        seen.append(f"dialog {dialog.message}")
        dialog.dismiss()

    tab.on("dialog", dismiss)
    tab.on("request", lambda request: seen.append(f"request {request.url[:50]}"))
    tab.on("console", lambda message: seen.append(f"message {message.text}"))
    address = saved(page, tmp_path)
    tab.goto(address, wait_until="load")
    tab.evaluate(
        "for (const one of document.querySelectorAll('*'))"
        " { one.focus?.(); one.dispatchEvent(new Event('mouseover')); one.dispatchEvent(new Event('click')) }"
    )
    tab.wait_for_timeout(300)
    fetched = [one for one in seen if not one.startswith("request data:")]
    assert fetched == [f"request {address[:50]}"]
    assert tab.locator("img").count() == 2
    assert tab.evaluate("[...document.images].every(image => image.naturalWidth === 90)")
    context.close()


VECTORS = (
    "<svg/onload=alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<a href='&#1;javascript:alert(1)'>x</a>",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    '<input autofocus onfocus="alert(1)">',
    '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">',
    '<base href="http://127.0.0.1:9/"><link rel=stylesheet href="/a.css">',
    "![x](http://127.0.0.1:9/a.png)",
    '<img srcset="http://127.0.0.1:9/a.png 1x" src="//127.0.0.1:9/b.png">',
    '<form action="http://127.0.0.1:9/"><button autofocus>x</button></form>',
    "```html\n</code></pre><script>alert(1)</script>\n```",
)


def _leads(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """The nodes, and links and anchors that no document could have written."""
    yield from nodes
    for target in (
        "javascript:alert(1)",
        'https://x/" onclick="alert(1)',
        '#two"><script>alert(1)</script>',
        "//127.0.0.1:9/",
    ):
        text = (Node("text", text="link"),)
        yield Node("paragraph", (Node("link", text, target=target), Node("anchor", text, target=target)))
        yield Node("heading", text, target=target, level=2)


def test_prints_with_chapters_on_fresh_pages(chromium: Browser, tmp_path: Path) -> None:
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(saved(html(sample()), tmp_path))
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    breaks = page.evaluate(
        "[...document.querySelectorAll('.chapter')].map(one => getComputedStyle(one).breakBefore)"
    )
    assert set(breaks) == {"page"}
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") >= len(breaks) + 2
    context.close()
