"""Recognition: what a reader sees in a Markdown file. One concern a module; all pure, none knows markdown-it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wb.documents.kind import Kind
from wb.documents.model import Document, FaqEntry, FrontMatter, Heading, KindSource, Part, Span, Term, Title
from wb.documents.recognise import (
    faq,
    glossary,
    headings,
    kind,
    language,
    links,
    parts,
    placeholders,
    questions,
    quotes,
    release,
    run_ins,
    words,
)
from wb.documents.recognise.inline import plain
from wb.documents.recognise.makers import makers
from wb.documents.recognise.phrases import has, part_index
from wb.documents.recognise.source import Source
from wb.documents.wording import word_set
from wb.stage import Stage


@dataclass(frozen=True, slots=True)
class Choice:
    """What the caller knows about a document beside its text. See `wb.documents.parse.parse`."""

    path: str
    kind: str | None
    kinds: Mapping[str, Kind]
    globs: Mapping[str, str]
    stage: Stage | None
    today: date


@dataclass(frozen=True, slots=True)
class _Outline:
    """Headings of every sort, and the questions below them."""

    headings: tuple[Heading, ...]
    faq: tuple[FaqEntry, ...]
    faq_span: Span | None


def document(source: Source, front: FrontMatter, choice: Choice) -> Document:
    """Everything that is recognised in the source."""
    outline = _outline(source, choice.kinds)
    name, said_by = _kind(source, outline, front, choice)
    spec = choice.kinds.get(name) if name else None
    opened = parts.opened(_labels_of(outline.headings, spec), spec)
    title = _title(opened, front, source)
    span, found, repeated, spoken = _parts(source, opened, outline, title, spec)
    appendix = parts.appendix(opened)
    if appendix:
        found.setdefault(
            "appendix",
            Part("appendix", appendix.line, source.end, words.between(source, appendix.line, source.end)),
        )
    status = front.data.get("status")
    return Document(
        path=choice.path,
        lines=source.lines,
        masked=source.masked,
        kind=name,
        kind_from=said_by,
        spec=spec,
        profile=kind.profile(front.data.get("profile"), list(found), spec),
        language=language.of(source.masked),
        stage=choice.stage or _stage(status),
        status=status if isinstance(status, str) else None,
        front_matter=front,
        title=title,
        words=words.between(source, source.start, source.end),
        prose_words=words.prose(source, source.blocks),
        blocks=source.blocks,
        headings=tuple(opened),
        parts=found,
        repeated_parts=tuple(repeated),
        press_release=span,
        faq=outline.faq,
        faq_span=outline.faq_span,
        quotes=tuple(spoken),
        appendix_line=appendix.line if appendix else None,
        placeholders=tuple(placeholders.recognise(source)),
        terms=tuple(_terms(source, opened, name)),
        links=tuple(links.written(source)),
        anchors=headings.anchors(opened, source),
        today=choice.today,
    )


def _outline(source: Source, kinds: Mapping[str, Kind]) -> _Outline:
    index = part_index(kinds.values())
    every = [*headings.marked(source), *run_ins.bold(source, index), *run_ins.labels(source, index)]
    unique = {heading.line: heading for heading in reversed(every)}
    ordered = headings.with_sections(sorted(unique.values(), key=lambda heading: heading.line), source)
    regions = faq.regions(ordered, source)
    asked = questions.all_of(source, ordered)
    entries = faq.entries(source, ordered, regions, asked)
    if not entries:
        entries = faq.without_heading(source, ordered, asked)
    lines = {entry.line for entry in entries}
    kept = [heading for heading in ordered if isinstance(heading.level, int) or heading.line not in lines]
    return _Outline(
        tuple(headings.with_sections(kept, source)), tuple(entries), faq.span(regions, entries, source)
    )


def _kind(
    source: Source, outline: _Outline, front: FrontMatter, choice: Choice
) -> tuple[str | None, KindSource]:
    name, said_by = kind.named(choice.path, choice.kind, front.data.get("kind"), choice.kinds, choice.globs)
    if name:
        return name, said_by
    released = any(release.is_label(h.text) or has("prfaq_label", h.text) for h in outline.headings)
    name = kind.by_content(
        outline.headings, choice.kinds, released=released, announced=_announced(source, outline)
    )
    return name, "content" if name else "none"


def _announced(source: Source, outline: _Outline) -> bool:
    """Whether the document opens with an announcement and goes on with questions."""
    if len(outline.faq) < 3:
        return False
    first = outline.faq_span.line if outline.faq_span else outline.faq[0].line
    opening = [
        block.text for block in source.blocks if block.line < first and block.type in {"heading", "paragraph"}
    ][:3]
    return any(has("announce", text) for text in opening)


def _labels_of(found: Sequence[Heading], spec: Kind | None) -> list[Heading]:
    """The headings without labels that open nothing in this kind."""
    index = part_index([spec]) if spec else {}
    opened = parts.opened(found, spec)
    return [
        heading
        for heading in opened
        if heading.level != "l"
        or (index and heading.part)
        or release.is_label(heading.text)
        or faq.is_heading(heading.text)
    ]


def _parts(
    source: Source, found: Sequence[Heading], outline: _Outline, title: Title | None, spec: Kind | None
) -> tuple[Span | None, dict[str, Part], list[Heading], list[quotes.Quote]]:
    """The release, the parts by name, the headings that repeat one, the quotations."""
    known, repeated = parts.by_heading(found, source)
    released = spec is not None and spec.press_release is not None
    faq_line = outline.faq_span.line if outline.faq_span else None
    skip = range(faq_line, outline.faq_span.end_line + 1) if faq_line and outline.faq_span else range(0)
    if not released and not any(release.is_label(heading.text) for heading in found):
        return None, known, repeated, quotes.recognise(source, found, makers(source), skip)
    return _release_parts(source, found, title, faq_line, skip, known, repeated)


def _release_parts(source, found, title, faq_line, skip, known, repeated):  # type: ignore[no-untyped-def]
    heading = next((h for h in found if title and h.line == title.line), None)
    announced = release.find(source, found, faq_line, heading)
    if announced is None:
        return None, known, repeated, quotes.recognise(source, found, makers(source), skip)
    inside = [h for h in found if announced.line <= h.line <= announced.end_line]
    known, repeated = parts.by_heading(inside, source)
    spoken = quotes.recognise(source, found, makers(source), skip)
    span = Span(announced.line, announced.end_line, words.between(source, announced.line, announced.end_line))
    placed = {part.name: part for part in release.positional(source, announced, inside, heading, known)}
    return span, {**placed, **known, **parts.of_quotes(spoken, span, source)}, repeated, spoken


def _terms(source: Source, found: Sequence[Heading], name: str | None) -> list[Term]:
    if name == "glossary":
        return glossary.terms(source, found, range(source.start, source.end + 1))
    sections = [h for h in found if has("glossary_heading", h.text) and len(h.text.split()) <= 5]
    return [term for h in sections for term in glossary.terms(source, found, range(h.line, h.end_line + 1))]


def _stage(status: object) -> Stage:
    return Stage(status) if isinstance(status, str) and status in set(Stage) else Stage.DRAFT


def _title(found: Sequence[Heading], front: FrontMatter, source: Source) -> Title | None:
    """The first heading of level 1 that is not a mere label, else the first heading, else the front matter's."""
    real = [heading for heading in found if isinstance(heading.level, int)]
    first = next((h for h in real if h.level == 1 and not _is_mere_label(h.text)), None)
    if first is None and real and not _is_mere_label(real[0].text):
        first = real[0]
    if first:
        return Title(first.line, plain(first.text))
    given = front.data.get("title")
    return Title(front.marks["$.title"].line or 1, given) if isinstance(given, str) else None


def _is_mere_label(text: str) -> bool:
    return plain(text).casefold().strip(" :") in word_set("document_labels")
