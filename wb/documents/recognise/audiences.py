"""Where a document's questions stand, and who asks them: customers, colleagues, or not told."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from wb.documents.model import Audience, Heading
from wb.documents.patterns import lazy
from wb.documents.recognise.inline import plain
from wb.documents.recognise.phrases import has, normal, pattern, topics, unnumbered
from wb.documents.recognise.questions import asks
from wb.documents.recognise.source import Source
from wb.documents.wording import word_set

_PRFAQ = lazy(r"(?<!\w)pr\s?[/&+_-]?\s?faqs?(?!\w)", re.IGNORECASE)
_LONGEST_HEADING, _LONGEST_ADDRESS = 9, 5
"""Words."""


class Region(msgspec.Struct, frozen=True):
    """Lines whose questions the same people ask; ``opened`` when a heading on its first line says so."""

    line: int
    end_line: int
    audience: Audience
    opened: bool = True


def is_prfaq(text: str) -> bool:
    """Whether a title calls the document a release with its questions."""
    return _PRFAQ.search(text) is not None


def is_heading(text: str) -> bool:
    """Whether a heading stands over questions: ``FAQ``, ``Internal questions``, but not ``PR/FAQ``."""
    name = normal(_PRFAQ.sub(" ", text) if "faq" in text.lower() else text)
    if not name or asks(plain(text)) or len(name.split()) > _LONGEST_HEADING:
        return False
    if has("faq", name):
        return not has("press_release_title", name)
    return name in word_set("faq_label") or (has("faq_label", name) and of(text) != "unsplit")


def of(text: str) -> Audience:
    """Who asks, by the words of a heading; the first word that says so counts."""
    name = text.casefold()
    outside, inside = pattern("external").search(name), pattern("internal").search(name)
    if outside and (not inside or outside.start() <= inside.start()):
        return "external"
    if inside:
        return "internal"
    return "external" if _addresses(text) else "unsplit"


def regions(headings: Sequence[Heading], source: Source) -> list[Region]:
    """The document's FAQ, cut wherever other people begin to ask."""
    found: list[Region] = []
    around: list[Region] = []  # the sections that are open, outermost first
    for opening in _openings(headings, source):
        found += _closed(around, opening.line)
        told = opening.audience
        if told == "unsplit" and around:
            told = around[-1].audience
        around.append(Region(opening.line, opening.end_line, told))
    return [region for region in [*found, *_closed(around, source.end + 1)] if region.line <= region.end_line]


def _closed(around: list[Region], before: int) -> Iterator[Region]:
    """The lines up to ``before`` that are not claimed yet: of sections that end there, of the open one."""
    while around and around[-1].end_line < before:
        region = around.pop()
        yield region
        if around:
            outer = around.pop()
            around.append(Region(region.end_line + 1, outer.end_line, outer.audience, opened=False))
    if around:
        region = around.pop()
        yield Region(region.line, before - 1, region.audience, region.opened)
        around.append(Region(before, region.end_line, region.audience, opened=False))


def _openings(headings: Sequence[Heading], source: Source) -> Iterator[Region]:
    """Each heading over questions with the reach of its section; inside one, a mere audience is enough."""
    reach = 0
    for heading, end in zip(headings, _ends(headings, source), strict=True):
        if is_heading(heading.text) or (heading.line <= reach and _is_audience(heading.text)):
            reach = max(reach, end)
            yield Region(heading.line, end, of(heading.text))


def _ends(headings: Sequence[Heading], source: Source) -> list[int]:
    """Where each section ends: before the next heading that is not deeper, unless that is a question."""
    ends = [source.end] * len(headings)
    depths = _depths(headings)
    still_open: list[int] = []
    for index, heading in enumerate(headings):
        goes_on = asks(plain(heading.text))
        while still_open and depths[still_open[-1]] >= depths[index] + goes_on * 0.1:
            ends[still_open.pop()] = heading.line - 1
        still_open.append(index)
    return ends


def _depths(headings: Sequence[Heading]) -> list[float]:
    """How deep each heading stands; a bold line or label half a step below the heading that it is under."""
    depths: list[float] = []
    enclosing = 0
    for heading in headings:
        if isinstance(heading.level, int):
            enclosing = heading.level
        depths.append(heading.level if isinstance(heading.level, int) else enclosing + 0.5)
    return depths


def _is_audience(text: str) -> bool:
    """Whether a heading names nothing but an audience: ``For guests``, ``Internal``."""
    if asks(plain(text)):
        return False
    if _addresses(text):
        return True
    names = word_set("external") | word_set("internal")
    first, *pieces = topics(text) or ("",)
    return first in names or (bool(pieces) and all(piece in names for piece in pieces))


def _addresses(text: str) -> bool:
    """Whether a heading begins as ``For guests`` does, or ends as 利用者向け does."""
    bare = unnumbered(text)
    found = pattern("addressing").search(bare)
    stands = found is not None and (found.start() == 0 or not bare.isascii())
    return stands and len(bare.split()) <= _LONGEST_ADDRESS and not asks(plain(text))
