"""The parts of a document: those that headings open, then those that position and wording tell."""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from wb.documents.kind import Kind
from wb.documents.model import Heading, Part, Quote, Span
from wb.documents.recognise import audiences, quotes, release, words
from wb.documents.recognise.makers import makers
from wb.documents.recognise.phrases import has, normal, part_about, part_index, pattern, topics
from wb.documents.recognise.source import Source
from wb.documents.recognise.structure import Structure

_OF_QUOTES = {"leader": "leader_quote", "customer": "customer_quote"}
_LONGEST_APPENDIX_HEADING = 12
"""Words."""
_ASKED_WITHIN = 6
"""Paragraphs at the head of a document in which a mere proposal counts as the ask."""


class Found(msgspec.Struct, frozen=True):
    """The parts by name, headings that open one again, the release, the quotations, the first appendix."""

    parts: Mapping[str, Part]
    repeated: tuple[Heading, ...]
    press_release: Span | None
    quotes: tuple[Quote, ...]
    appendix_line: int | None


def opened(headings: Sequence[Heading], spec: Kind | None, title: Heading | None) -> list[Heading]:
    """The headings with the parts of the kind that they open; labels that open nothing are left out.

    The title names the document: it opens a part only when it is nothing but that part's name, and
    other headings stand beside it. One that holds all others, such as ``Plan``, is a name.
    """
    index = part_index([spec]) if spec else {}
    holds_all = title is not None and headings[-1].line in range(title.line + 1, title.end_line + 1)
    found = []
    for heading in headings:
        part = part_about(heading.text, spec) if spec else None
        if title and heading.line == title.line and part != "headline":
            part = None if holds_all else index.get(normal(heading.text))
        if (
            heading.level != "l"
            or part
            or release.is_label(heading.text)
            or audiences.is_heading(heading.text)
        ):
            found.append(replace(heading, part=part))
    return found


def of(
    source: Source,
    headings: Sequence[Heading],
    structure: Structure,
    title: Heading | None,
    spec: Kind | None,
) -> Found:
    """The document's parts.

    Args:
        source: the document.
        headings: with the parts that they open.
        structure: where the questions are.
        title: the heading that is the document's title.
        spec: its kind.
    """
    span = structure.faq_span
    asked = range(span.line, span.end_line + 1) if span else range(0)
    released = spec is not None and spec.press_release is not None
    announced = None
    if released or any(release.is_label(heading.text) for heading in headings):
        announced = release.find(source, headings, span.line if span else None, title)
    inside = [h for h in headings if announced and announced.line <= h.line <= announced.end_line]
    known, repeated = _by_heading(inside if announced else headings, source)
    spoken = quotes.recognise(source, headings, makers(source), asked)
    first = appendix(headings)
    parts = _others(source, first, structure, spec)
    release_span = None
    if announced:
        placed = release.positional(source, announced, inside, title)
        parts |= {name: _text(name, source, block.line, block.end_line) for name, block in placed.items()}
        count = words.between(source, announced.line, announced.end_line)
        release_span = Span(announced.line, announced.end_line, count)
        known |= _of_quotes(spoken, release_span, source)
    return Found(parts | known, tuple(repeated), release_span, tuple(spoken), first.line if first else None)


def _by_heading(headings: Sequence[Heading], source: Source) -> tuple[dict[str, Part], list[Heading]]:
    """The parts that headings open, and the headings that open one again under the same name."""
    found: dict[str, Part] = {}
    names: dict[str, str] = {}
    repeated = []
    for heading in headings:
        if heading.part is None:
            continue
        if heading.part not in found:
            found[heading.part] = _under(heading, source)
            names[heading.part] = normal(heading.text)
        elif heading.line > found[heading.part].end_line and normal(heading.text) == names[heading.part]:
            repeated.append(heading)
    return found, repeated


def _under(heading: Heading, source: Source) -> Part:
    """A part with a heading; a run-in's own text begins on its line."""
    labelled = not isinstance(heading.level, int)
    own = words.count(source.masked[heading.line - 1]) - words.count(heading.text) if labelled else 0
    count = words.between(source, heading.line + 1, heading.end_line) + max(own, 0)
    text_line = heading.line if own > 0 else _first_text(heading, source)
    return Part(heading.part or "", heading.line, heading.end_line, count, text_line)


def _first_text(heading: Heading, source: Source) -> int | None:
    """The first line below a heading that is text, a table or code."""
    for block in source.blocks_in(heading.line, heading.end_line):
        below = max(block.line, heading.line + 1)
        shown = block.type == "code" or source.shown(below, block.end_line).strip()
        if block.type not in {"rule", "heading"} and below <= block.end_line and shown:
            return below
    return None


def _of_quotes(spoken: Sequence[Quote], within: Span, source: Source) -> dict[str, Part]:
    """The parts that quotations are: the first of a leader and of a customer in the release."""
    found: dict[str, Part] = {}
    for quote in spoken:
        name = _OF_QUOTES.get(quote.by)
        if name and within.line <= quote.line <= within.end_line:
            found.setdefault(name, _text(name, source, quote.line, quote.end_line))
    return found


def _others(
    source: Source, first: Heading | None, structure: Structure, spec: Kind | None
) -> dict[str, Part]:
    """The FAQ, the first appendix, and the sentence that asks for a decision."""
    found: dict[str, Part] = {}
    if spec and spec.part("faq") and structure.faq_span:
        found["faq"] = _text("faq", source, structure.faq_span.line, structure.faq_span.end_line)
    if first:
        found["appendix"] = _text("appendix", source, first.line, first.end_line)
    if spec and spec.part("ask") and (line := _ask(source)):
        found["ask"] = _text("ask", source, line, line)
    return found


def _text(name: str, source: Source, line: int, end_line: int) -> Part:
    return Part(name, line, end_line, words.between(source, line, end_line), line)


def appendix(headings: Sequence[Heading]) -> Heading | None:
    """The heading of the first appendix: ``Appendix``, ``Appendix B: …``, ``付録1``."""
    return next((heading for heading in headings if _is_appendix(heading.text)), None)


def _is_appendix(text: str) -> bool:
    first = next(iter(topics(text)), "")
    match = pattern("appendix").match(first)
    return match is not None and len(first.split()) <= _LONGEST_APPENDIX_HEADING


def _ask(source: Source) -> int | None:
    """The line of the sentence that asks for a decision; at the head of the document a proposal is one."""
    paragraphs = [block for block in source.blocks if block.type == "paragraph" and not block.quoted]
    for number, block in enumerate(paragraphs):
        for line in range(block.line, block.end_line + 1):
            text = source.masked[line - 1]
            if has("ask", text) or (number < _ASKED_WITHIN and has("propose", text)):
                return line
    return None
