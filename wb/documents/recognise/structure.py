"""The skeleton of a document: its headings of every sort, and the questions below them."""

from collections.abc import Mapping

import msgspec

from wb.documents.kind import Kind
from wb.documents.model import FaqEntry, Heading, KindSource, Span
from wb.documents.recognise import audiences, faq, headings, kind, questions, release, run_ins
from wb.documents.recognise.phrases import has, part_index
from wb.documents.recognise.source import Source

_ENOUGH_QUESTIONS = 3
_OPENING = 3
"""Blocks at the head of the document that may announce something."""


class Structure(msgspec.Struct, frozen=True):
    """Headings, labels that may turn out to open nothing, and the FAQ."""

    headings: tuple[Heading, ...]
    faq: tuple[FaqEntry, ...]
    faq_span: Span | None


def of(source: Source, kinds: Mapping[str, Kind]) -> Structure:
    """The skeleton. Bold questions of the FAQ are no headings."""
    index = part_index(kinds.values())
    every = [*headings.marked(source), *run_ins.bold(source, index), *run_ins.labels(source, index)]
    unique = {heading.line: heading for heading in reversed(every)}
    ordered = headings.with_sections(sorted(unique.values(), key=lambda heading: heading.line), source)
    regions = audiences.regions(ordered, source)
    asked = questions.all_of(source, ordered)
    entries = faq.entries(source, ordered, regions, asked) or faq.without_heading(source, ordered, asked)
    lines = {entry.line for entry in entries}
    kept = [heading for heading in ordered if isinstance(heading.level, int) or heading.line not in lines]
    span = faq.span(regions, entries, source)
    return Structure(tuple(headings.with_sections(kept, source)), tuple(entries), span)


def kind_of(
    source: Source,
    structure: Structure,
    named: tuple[str | None, KindSource],
    kinds: Mapping[str, Kind],
) -> tuple[str | None, KindSource]:
    """The kind as somebody named it, else as the content tells it."""
    if named[0]:
        return named
    released = any(release.is_label(h.text) or has("prfaq_label", h.text) for h in structure.headings)
    told = kind.by_content(
        structure.headings, kinds, released=released, announced=_announces(source, structure)
    )
    return (told, "content") if told else (None, "none")


def _announces(source: Source, structure: Structure) -> bool:
    """Whether the document opens with an announcement and goes on with questions."""
    if structure.faq_span is None or len(structure.faq) < _ENOUGH_QUESTIONS:
        return False
    first = structure.faq_span.line
    texts = [b.text for b in source.blocks if b.line < first and b.type in {"heading", "paragraph"}]
    return any(has("announce", text) for text in texts[:_OPENING])
