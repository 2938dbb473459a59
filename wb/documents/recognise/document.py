"""Puts together what the other modules recognise."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from wb.documents.front_matter import FrontMatter
from wb.documents.kind import Kind
from wb.documents.model import Document, Heading, Term
from wb.documents.recognise import (
    glossary,
    headings,
    kind,
    language,
    links,
    parts,
    placeholders,
    structure,
    title,
    words,
)
from wb.documents.recognise.phrases import has
from wb.documents.recognise.source import Source
from wb.stage import Stage

_LONGEST_GLOSSARY_HEADING = 5


class Choice(msgspec.Struct, frozen=True):
    """What the caller knows about a document beside its text. See `wb.documents.parse.parse`."""

    path: str
    kind: str | None
    kinds: Mapping[str, Kind]
    globs: Mapping[str, str]
    stage: Stage | None
    today: date


def assemble(source: Source, front: FrontMatter, choice: Choice) -> Document:
    """Everything that is recognised in the source."""
    skeleton = structure.of(source, choice.kinds)
    named = kind.named(choice.path, choice.kind, front.data.get("kind"), choice.kinds, choice.globs)
    name, said_by = structure.kind_of(source, skeleton, named, choice.kinds)
    spec = choice.kinds.get(name) if name else None
    own_title = title.heading(skeleton.headings, source.blocks[0].line if source.blocks else 0)
    opened = parts.opened(skeleton.headings, spec, own_title)
    found = parts.of(source, opened, skeleton, own_title, spec)
    status = front.data.get("status")
    return Document(
        path=choice.path,
        lines=source.lines,
        masked=source.masked,
        kind=name,
        kind_from=said_by,
        spec=spec,
        profile=kind.profile(front.data.get("profile"), found.parts, spec),
        language=language.of(source.masked),
        stage=choice.stage or _stage(status),
        status=status if isinstance(status, str) else None,
        front_matter=front,
        title=title.of(source, own_title, found.parts, front),
        words=source.words[-1],
        prose_words=words.prose(source, source.blocks),
        blocks=source.blocks,
        headings=tuple(opened),
        parts=found.parts,
        repeated_parts=found.repeated,
        press_release=found.press_release,
        faq=skeleton.faq,
        faq_span=skeleton.faq_span,
        quotes=found.quotes,
        appendix_line=found.appendix_line,
        placeholders=tuple(placeholders.recognise(source)),
        terms=tuple(_terms(source, opened, name)),
        links=tuple(links.written(source)),
        anchors=headings.anchors(opened, source),
        today=choice.today,
    )


def _stage(status: object) -> Stage:
    return Stage(status) if isinstance(status, str) and status in set(Stage) else Stage.DRAFT


def _terms(source: Source, found: Sequence[Heading], name: str | None) -> list[Term]:
    """The terms of a glossary, or of the sections of other documents that are one."""
    if name == "glossary":
        return glossary.terms(source, found, range(source.start, source.end + 1))
    sections = [
        h
        for h in found
        if len(h.text.split()) <= _LONGEST_GLOSSARY_HEADING and has("glossary_heading", h.text)
    ]
    every = (term for h in sections for term in glossary.terms(source, found, range(h.line, h.end_line + 1)))
    return list({term.line: term for term in every}.values())  # a section may stand in another one
