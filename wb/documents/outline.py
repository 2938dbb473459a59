"""What wb recognised in a document, as data for JSON and as a page for people."""

from collections.abc import Iterator
from typing import Any
from unicodedata import east_asian_width

from wb.documents.model import Document
from wb.documents.reading import minutes

_KNOWN_FROM = {
    "option": "as you said",
    "front matter": "from its front matter",
    "wb.toml": "from wb.toml",
    "file name": "from its file name",
    "content": "from its content",
}


def as_data(document: Document) -> dict[str, Any]:
    """The outline as ``wb outline --format json`` prints it. A contract: it only grows."""
    title, release = document.title, document.press_release
    return {
        "path": document.path,
        "kind": document.kind,
        "kind_from": document.kind_from,
        "language": document.language,
        "status": document.status,
        "title": {"line": title.line, "text": title.text} if title else None,
        "words": document.words,
        "prose_words": document.prose_words,
        "pages": _pages(document),
        "reading_minutes": minutes(document),
        "headings": [
            {"line": h.line, "level": h.level, "text": h.text, "part": h.part} for h in document.headings
        ],
        "parts": {
            name: {"line": part.line, "end_line": part.end_line, "words": part.words}
            for name, part in sorted(document.parts.items(), key=lambda item: item[1].line)
        },
        "press_release": {"line": release.line, "end_line": release.end_line} if release else None,
        "faq": [
            {
                "line": entry.line,
                "question": entry.question,
                "audience": entry.audience,
                "answered": entry.answered,
            }
            for entry in document.faq
        ],
        "quotes": [{"line": quote.line, "by": quote.by, "named": quote.named} for quote in document.quotes],
        "appendix_line": document.appendix_line,
        "placeholders": [{"line": one.line, "text": one.text} for one in document.placeholders],
        "terms": [{"line": term.line, "term": term.term} for term in document.terms],
    }


def _pages(document: Document) -> float | None:
    """The pages without appendices, where they were counted."""
    body = document.pages.body if document.pages else None
    return round(body.low, 2) if body and body.exact else None


def as_text(document: Document) -> str:
    """The outline for people: aligned columns, line numbers first."""
    return "\n".join(line.rstrip() for line in _page(document)) + "\n"


def _page(document: Document) -> Iterator[str]:
    kind = (
        f"{document.spec.title}, {_KNOWN_FROM[document.kind_from]}"
        if document.spec
        else "no kind that wb knows"
    )
    profile = f" ({document.profile} profile)" if document.profile else ""
    yield f"{document.path}: {kind}{profile}"
    title = document.title
    yield f"  title     {title.text} (line {title.line})" if title else "  title     none"
    yield f"  stage     {document.stage.value}    language {document.language}"
    pages = f"{document.pages.body} pages, " if document.pages and document.pages.body else ""
    words = f"{document.words} words, {document.prose_words} of them prose"
    yield f"  length    {pages}{words}; {minutes(document)} minutes to read"
    if document.press_release:
        span = document.press_release
        yield f"  release   lines {span.line} to {span.end_line}, {span.words} words"
    if document.appendix_line:
        yield f"  appendix  from line {document.appendix_line}"
    yield from _table(
        "Parts",
        [
            (part.line, name, f"{part.words} words")
            for name, part in sorted(document.parts.items(), key=lambda item: item[1].line)
        ],
    )
    questions = [(e.line, e.audience, "" if e.answered else "unanswered", e.question) for e in document.faq]
    yield from _table(f"Questions ({len(questions)})", questions)
    quotes = [(q.line, q.by, "named" if q.named else "unnamed", q.attribution) for q in document.quotes]
    yield from _table("Quotes", quotes)
    yield from _table("Terms", [(term.line, term.term) for term in document.terms])
    left = [(one.line, "guidance" if one.guidance else "", one.text) for one in document.placeholders]
    yield from _table("Still to be replaced", left)


def _table(name: str, rows: list[tuple[Any, ...]]) -> Iterator[str]:
    if not rows:
        return
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(_width(row[column]) for row in cells) for column in range(len(cells[0]) - 1)]
    yield ""
    yield name
    for first, *others in cells:
        padded = [
            cell + " " * (width - _width(cell)) for cell, width in zip(others[:-1], widths[1:], strict=True)
        ]
        shown = [cell for cell, width in zip(padded, widths[1:], strict=True) if width]
        yield f"  {first.rjust(widths[0])}  {'  '.join([*shown, others[-1]])}"


def _width(text: str) -> int:
    """Columns in a terminal: East Asian characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
