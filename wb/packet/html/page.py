"""The page around the chapters."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from wb import __version__, resources
from wb.documents.node import Node
from wb.layout.geometry import Pages
from wb.packet.html import safe
from wb.packet.html.chapter import written
from wb.packet.html.contents import contents
from wb.packet.html.element import element, escaped, language
from wb.packet.html.shelf import Shelf
from wb.packet.html.words import words
from wb.packet.model import Chapter, Packet

IMAGES_LIMIT = 64 * 1024 * 1024
"""Bytes of all images of a packet; what comes after that is shown as its description."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""What a browser may do with a packet: show it."""

_WIDEST = 44  # ems; a longer line is hard to follow back
_MARGIN_FONT = "8pt Carlito, Calibri, sans-serif"
_RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur", "yi"))
_PAPERS = {"letter": "letter", "a4": "A4"}


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a packet that is shown by a server.

    Args:
        policy: what the browser may do.
        style: a style sheet of wb's own.
        beside: HTML to be read beside the packet.
        ids: those in it that links of the packet may lead to.
        script: wb's own, with the element around it.
    """

    policy: str = POLICY
    style: str = ""
    beside: str = ""
    ids: frozenset[str] = frozenset()
    script: str = ""


ALONE = Around()


def html(packet: Packet, around: Around = ALONE) -> str:
    """The packet as one file. The same packet gives the same text.

    Raises:
        InputError: the style sheet of the packet fetches something.
    """
    code = language(packet.language)
    body = element("body", _body(packet, around) + around.script)
    root = element("html", f"{_head(packet, around)}\n{body}\n", lang=code, dir=_dir(code))
    return f"<!doctype html>\n{root}\n"


def _head(packet: Packet, around: Around) -> str:
    """The policy first: it holds for what comes after it."""
    own = element("style", "\n" + safe.style(packet.style)) + "\n" if packet.style else ""
    parts = (
        element("meta", http_equiv="Content-Security-Policy", content=around.policy),
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content=f"wb {__version__}"),
        element("title", escaped(packet.title)),
        element("style", f"\n{_sheet()}{_paper(packet.geometry, packet.footer)}{around.style}"),
    )
    return element("head", "\n" + "\n".join(parts) + f"\n{own}")


@cache
def _sheet() -> str:
    return (resources.folder("templates") / "packet" / "style.css").read_text(encoding="utf-8")


def _paper(pages: Pages, footer: str) -> str:
    """The page that it would be printed on. Browsers that know no margin boxes leave the page numbers out."""
    # Lines on the screen are as wide as printed ones, so that they break alike where the font is the same,
    # and never wider: the numbers of two lines would meet.
    # Browsers cut off what is left of the text, so the numbers of lines need some of the margin.
    margin = pages.margin_points
    gutter = round(min(36, margin / 2), 3)
    return (
        f":root {{ --measure: {min(_WIDEST, pages.width / pages.font_size - 0.1):.4g}rem }}\n"
        f"@page {{ size: {_PAPERS[pages.paper]}; margin: {margin:g}pt; margin-left: {margin - gutter:g}pt;\n"
        f"  font: {_MARGIN_FONT};\n"
        f"  @bottom-left {{ content: {_string(footer)}; padding-left: {gutter:g}pt }}\n"
        '  @bottom-right { content: counter(page) " / " counter(pages) } }\n'
        f"@media print {{ :root {{ --margin: {gutter:g}pt; font-size: {pages.font_size:g}pt }}"
        f" body {{ line-height: {pages.line_pitch / pages.font_size:.4g} }} }}\n"
    )


def _string(text: str) -> str:
    """A string of CSS, all but letters, digits and blanks escaped: nothing ends it early."""
    return '"' + re.sub(r"[^A-Za-z0-9 ]", lambda hit: f"\\{ord(hit[0]):x} ", text) + '"'


def _body(packet: Packet, around: Around) -> str:
    cover, chapters = _parted(packet.chapters)
    shelf = Shelf(around.ids.union(_ids(packet.chapters)), IMAGES_LIMIT)
    shelf.taken |= {"main", *(chapter.name for chapter in packet.chapters)}
    parts = (
        element("a", "Skip to the text", href="#main", class_="skip", lang="en"),
        _masthead(packet, cover, shelf),
        contents(chapters),
        around.beside,
        element("main", "\n" + "".join(_chapter(chapter, shelf) for chapter in chapters), id="main"),
        _foot(packet),
        element("div", class_="watermark", aria_hidden="true", data_text=packet.watermark)
        if packet.watermark
        else "",
    )
    return "\n" + safe.body("\n".join(parts))


def _parted(chapters: Sequence[Chapter]) -> tuple[Chapter | None, Sequence[Chapter]]:
    """The cover, if the packet begins with one, and the rest."""
    if chapters and chapters[0].role == "cover":
        return chapters[0], chapters[1:]
    return None, chapters


def _ids(chapters: Iterable[Chapter]) -> Iterator[str]:
    """What a link inside the packet may lead to."""
    for chapter in chapters:
        yield chapter.name
        yield from _targets(chapter.nodes)


def _targets(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if node.type in {"anchor", "heading"}:
            yield node.target
        elif node.type == "line":
            yield f"L{node.level}"
        if node.children:
            yield from _targets(node.children)


def _masthead(packet: Packet, cover: Chapter | None, shelf: Shelf) -> str:
    """The cover; it has the title of the page, or gets it."""
    title = element("h1", element("bdi", escaped(packet.title)), class_="level1")
    if cover is None:
        subtitle = element("p", element("bdi", escaped(packet.subtitle))) if packet.subtitle else ""
        return element("header", f"{title}\n{subtitle}", class_="cover")
    named = any(node.type == "heading" and node.level == 1 and words(node).strip() for node in cover.nodes)
    inside = written(cover, shelf, 0) if named else f"{title}\n{written(cover, shelf, 1)}"
    code = language(cover.language)
    return element("header", "\n" + inside, id=cover.name, class_="cover", lang=code, dir=_dir(code))


def _chapter(chapter: Chapter, shelf: Shelf) -> str:
    code = language(chapter.language)
    opening = chapter.nodes[0] if chapter.nodes else None
    titled = opening is not None and opening.type == "heading" and opening.target and words(opening).strip()
    return (
        element(
            "article" if chapter.role in {"document", "appendix"} else "section",
            _kicker(chapter) + written(chapter, shelf, 1),
            id=chapter.name,
            class_=f"chapter {chapter.role}",
            lang=code,
            dir=_dir(code),
            aria_labelledby=opening.target if opening and titled else None,
            aria_label=None if titled else chapter.title,
        )
        + "\n"
    )


def _kicker(chapter: Chapter) -> str:
    """The small line above a chapter: what it is, and the file where it can be mended."""
    kind = "Appendix" if chapter.role == "appendix" else chapter.label
    what = element("span", escaped(kind)) if kind else ""
    where = element("bdi", escaped(chapter.path)) if chapter.path else ""
    line = " · ".join(filter(None, (what, where)))
    return "\n" + (element("p", line, class_="kicker", lang="en") + "\n" if line else "")


def _foot(packet: Packet) -> str:
    facts = filter(None, (packet.title, packet.subtitle, packet.author, packet.day.isoformat()))
    line = " · ".join(element("bdi", escaped(fact)) for fact in facts)
    note = element("p", element("bdi", escaped(packet.footer))) if packet.footer else ""
    return element("footer", f"{note}{element('p', line)}")


def _dir(code: str) -> str | None:
    return "rtl" if code in _RIGHT_TO_LEFT else None
