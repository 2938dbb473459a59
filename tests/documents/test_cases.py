"""Documents in the many styles of real ones, each beside what a careful reader sees in it.

A case names only the fields that it is about; each is compared as a whole.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wb.documents.model import Document
from wb.documents.parse import parse

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))


def seen(document: Document) -> dict[str, Any]:
    release = document.press_release
    return {
        "kind": document.kind,
        "kind_from": document.kind_from,
        "profile": document.profile,
        "language": document.language,
        "title": document.title.line if document.title else None,
        "headings": [[h.line, h.level] for h in document.headings if isinstance(h.level, int)],
        "run_ins": [h.line for h in document.headings if not isinstance(h.level, int)],
        "parts": {name: part.line for name, part in document.parts.items()},
        "press_release": [release.line, release.end_line] if release else None,
        "faq": [[entry.line, entry.audience, entry.answered] for entry in document.faq],
        "quotes": [[quote.line, quote.by, quote.named] for quote in document.quotes],
        "appendix_line": document.appendix_line,
        "placeholders": [one.line for one in document.placeholders],
        "terms": [[term.line, term.term] for term in document.terms],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_sees_what_a_reader_sees(case: Path) -> None:
    expected = json.loads(case.with_suffix(".json").read_text(encoding="utf-8"))
    document = parse(case.read_text(encoding="utf-8"), "document.md", today=date(2026, 1, 1))
    found = seen(document)
    assert {field: found[field] for field in expected} == expected


def test_every_case_has_its_expectations() -> None:
    assert len(CASES) >= 12
    assert [path.stem for path in CASES] == sorted(path.stem for path in (CASES[0].parent).glob("*.json"))
