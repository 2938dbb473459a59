"""The parts of a document that its headings, run-ins and labels open."""

from collections.abc import Sequence
from dataclasses import replace

from wb.documents.kind import Kind
from wb.documents.model import Heading, Part
from wb.documents.recognise import words
from wb.documents.recognise.phrases import part_index, part_of
from wb.documents.recognise.source import Source


def opened(headings: Sequence[Heading], spec: Kind | None) -> list[Heading]:
    """The headings, each with the part of the kind that it opens."""
    index = part_index([spec]) if spec else {}
    return [replace(heading, part=part_of(heading.text, index)) for heading in headings]


def by_heading(headings: Sequence[Heading], source: Source) -> dict[str, Part]:
    """The parts that headings open; the first of a name counts."""
    found: dict[str, Part] = {}
    for heading in headings:
        if heading.part and heading.part not in found:
            found[heading.part] = _part(heading.part, heading, source)
    return found


def _part(name: str, heading: Heading, source: Source) -> Part:
    text_line = next(
        (n for n in range(heading.line + 1, heading.end_line + 1) if source.visible[n - 1].strip()), None
    )
    count = words.between(source, heading.line + 1, heading.end_line)
    return Part(name, heading.line, heading.end_line, count, text_line)
