"""Numbers for the printed lines of documents, through the whole packet."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from wb.layout import places
from wb.layout.geometry import Pages
from wb.layout.places import Place
from wb.packet.model import Chapter, Line

NUMBERED = ("document", "appendix")
"""The roles of chapters whose lines readers cite: what wb itself says is not under review."""


def numbered(
    chapters: Iterable[Chapter], geometry: Pages, changed: dict[str, Collection[int]]
) -> list[Chapter]:
    """The chapters with the lines of documents numbered, each where it is printed.

    Args:
        chapters: in the order of reading.
        geometry: the page.
        changed: the numbers of the words that changed, by chapter.

    Raises:
        ToolError: the layout engine refused a document.
    """
    done: list[Chapter] = []
    last = 0
    for chapter in chapters:
        if chapter.role not in NUMBERED:
            done.append(chapter)
            continue
        found = places.beginnings(chapter.nodes, geometry, chapter.language, chapter.pictures)
        lines = tuple(_lines(found, last, sorted(changed.get(chapter.name, ()))))
        numbers = {place.word: line.number for place, line in zip(found, lines, strict=True)}
        done.append(replace(chapter, nodes=places.numbered(chapter.nodes, numbers), lines=lines))
        last += len(lines)
    return done


def _lines(found: Sequence[Place], last: int, changed: Sequence[int]) -> Iterable[Line]:
    """The lines; one has changed when a word from its first one up to the next line's first one has."""
    ends = [place.word for place in found[1:]]
    rest = iter(changed)
    word = next(rest, None)
    for number, (place, end) in enumerate(zip(found, [*ends, None], strict=True), last + 1):
        hit = False
        while word is not None and (end is None or word < end):
            hit = True
            word = next(rest, None)
        yield Line(number, place.page, place.y, hit)
