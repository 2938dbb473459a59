"""The contents of the page: chapters and their headings, as many as still give an overview."""

from collections.abc import Iterator, Sequence

from wb.documents.node import Node
from wb.packet.html.element import element, escaped, language
from wb.packet.html.words import shortened, words
from wb.packet.model import Chapter

MOST = 40
"""Headings of one chapter. A list that is longer is no overview."""


def contents(chapters: Sequence[Chapter]) -> str:
    """The list of links; empty where there is nothing to choose from."""
    label = element("p", "Contents", class_="label", lang="en")
    items = "".join(map(_chapter, chapters))
    return element("nav", label + element("ol", items), aria_label="Contents") + "\n" if items else ""


def _chapter(chapter: Chapter) -> str:
    kind = element("span", escaped(f"{chapter.label}: "), lang="en") if chapter.label else ""
    link = element("a", kind + _title(chapter.title), href=f"#{chapter.name}")
    return element("li", link + _headings(tuple(_listed(chapter))), lang=language(chapter.language)) + "\n"


def _listed(chapter: Chapter) -> Iterator[Node]:
    """Its headings but for the one that it opens with: that is its title."""
    return (
        node
        for node in chapter.nodes
        if node.type == "heading"
        and node.level <= chapter.depth
        and node is not chapter.nodes[0]
        and node.target
        and words(node).strip()
    )


def _headings(headings: Sequence[Node]) -> str:
    if not headings:
        return ""
    items = "".join(element("li", _link(heading)) for heading in headings[:MOST])
    left = len(headings) - MOST
    rest = element("li", f"and {left:,} more", class_="rest", lang="en") if left > 0 else ""
    return element("ol", items + rest)


def _link(heading: Node) -> str:
    return element("a", _title(words(heading)), href=f"#{heading.target}")


def _title(text: str) -> str:
    return element("bdi", escaped(shortened(text)))
