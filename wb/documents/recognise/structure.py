"""The skeleton of a document: its headings of every sort, and the questions below them."""

from collections.abc import Mapping

import msgspec

from wb.documents.kind import Kind
from wb.documents.model import Block, FaqEntry, Heading, KindSource, Span
from wb.documents.recognise import (
    audiences,
    datelines,
    faq,
    headings,
    kind,
    lead,
    questions,
    release,
    run_ins,
)
from wb.documents.recognise.inline import plain
from wb.documents.recognise.phrases import has, normal, part_index
from wb.documents.recognise.source import Source
from wb.documents.wording import word_set

_ENOUGH_QUESTIONS = 3
_README = 2
"""Headings of a page that hands over code, such as "Installation" and "License"."""
_OPENING = 6
"""Blocks at the head of the document that may announce something."""
_SHORTEST_LEAD = 60
"""Characters behind a dateline that tell something."""


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
    released = any(_is_release(heading, structure) for heading in structure.headings)
    told = kind.by_content(
        structure.headings, kinds, released=released, announced=_announces(source, structure)
    )
    return (told, "content") if told else (None, "none")


def _is_release(heading: Heading, structure: Structure) -> bool:
    """Whether a heading calls the document a release: by name, or by a fainter word beside questions."""
    named = has("press_release_title", heading.text)
    if heading is structure.headings[0] and (named or has("prfaq_label", heading.text)):
        return True
    called = release.is_label(heading.text) and (named or bool(structure.faq))
    return called or normal(heading.text) in word_set("prfaq_label")


def _announces(source: Source, structure: Structure) -> bool:
    """Whether the document opens as news does and goes on with questions, and hands over no code."""
    handed_over = sum(has("readme", heading.text) for heading in structure.headings) >= _README
    if structure.faq_span is None or len(structure.faq) < _ENOUGH_QUESTIONS or handed_over:
        return False
    head = source.blocks_in(source.start, structure.faq_span.line - 1)[:_OPENING]
    return any(
        has("immediate", b.text) or has("today", b.text) or _is_headline(b) or _is_lead(b) for b in head
    )


def _is_headline(block: Block) -> bool:
    return block.type == "heading" and lead.is_headline(block.text) and has("launches", block.text)


def _is_lead(block: Block) -> bool:
    """Whether a paragraph opens with a place and a date, and goes on as news does."""
    opening = datelines.split(block.text) if block.type == "paragraph" else None
    return (
        opening is not None and datelines.has_place(opening[0]) and len(plain(opening[1])) >= _SHORTEST_LEAD
    )
