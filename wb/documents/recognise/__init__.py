"""Recognition: what a reader sees in a Markdown file. One concern a module; all pure, none knows markdown-it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wb.documents.kind import Kind
from wb.documents.model import Document, FrontMatter, Heading, Title
from wb.documents.recognise import headings, kind, language, links, parts, words
from wb.documents.recognise.inline import plain
from wb.documents.recognise.source import Source
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


def document(source: Source, front: FrontMatter, choice: Choice) -> Document:
    """Everything that is recognised in the source."""
    found = headings.with_sections(headings.marked(source), source)
    name, said_by = kind.named(choice.path, choice.kind, front.data.get("kind"), choice.kinds, choice.globs)
    spec = choice.kinds.get(name) if name else None
    found = parts.opened(found, spec)
    status = front.data.get("status")
    return Document(
        path=choice.path,
        lines=source.lines,
        masked=source.masked,
        kind=name,
        kind_from=said_by,
        spec=spec,
        profile=None,
        language=language.of(source.masked),
        stage=choice.stage or _stage(status),
        status=status if isinstance(status, str) else None,
        front_matter=front,
        title=_title(found, front),
        words=words.between(source, source.start, source.end),
        prose_words=words.prose(source, source.blocks),
        blocks=source.blocks,
        headings=tuple(found),
        parts=parts.by_heading(found, source),
        repeated_parts=(),
        press_release=None,
        faq=(),
        faq_span=None,
        quotes=(),
        appendix_line=None,
        placeholders=(),
        terms=(),
        links=tuple(links.written(source)),
        anchors=headings.anchors(found, source),
        today=choice.today,
    )


def _stage(status: object) -> Stage:
    return Stage(status) if isinstance(status, str) and status in set(Stage) else Stage.DRAFT


def _title(found: list[Heading], front: FrontMatter) -> Title | None:
    first = next((heading for heading in found if heading.level == 1), found[0] if found else None)
    if first:
        return Title(first.line, plain(first.text))
    given = front.data.get("title")
    return Title(front.marks["$.title"].line or 1, given) if isinstance(given, str) else None
