"""``wb outline``: exactly the promised fields, and a page that a person can read."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from wb.documents import outline
from wb.documents.parse import parse

CASE = Path(__file__).parent / "cases" / "german-release.md"
FIELDS = [
    *("path", "kind", "kind_from", "language", "status", "title", "words", "prose_words", "pages"),
    *("reading_minutes", "headings", "parts", "press_release", "faq", "quotes", "appendix_line"),
    *("placeholders", "terms"),
]


def test_json_has_exactly_the_fields_that_are_promised() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "wb", "outline", str(CASE), "--format", "json"],
        capture_output=True,
        check=True,
        timeout=60,
    )
    data = json.loads(done.stdout)
    assert list(data) == FIELDS
    assert set(data["headings"][0]) == {"line", "level", "text", "part"}
    assert set(data["parts"]["problem"]) == {"line", "end_line", "words"}
    assert set(data["faq"][0]) == {"line", "question", "audience", "answered"}
    assert set(data["quotes"][0]) == {"line", "by", "named"}
    assert data["title"] == {
        "line": 3,
        "text": "Die Stadtwerke Lindau stellen Pegelruf vor: Warnung, bevor der Keller vollläuft",
    }
    assert data["press_release"] == {"line": 1, "end_line": 24}


def test_the_kind_is_taken_as_told_and_standard_input_is_read() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "wb",
            "outline",
            "-",
            "--kind",
            "letter",
            "--stdin-filename",
            "x/y.md",
            "--format",
            "json",
        ],
        input=b"# To all\n",
        capture_output=True,
        check=True,
        timeout=60,
    )
    data = json.loads(done.stdout)
    assert (data["path"], data["kind"], data["kind_from"]) == ("x/y.md", "letter", "option")


def test_the_page_for_people_is_aligned() -> None:
    document = parse(CASE.read_text(encoding="utf-8"), "release.md", today=date(2026, 1, 1))
    page = outline.as_text(document)
    assert page.startswith("release.md: PR/FAQ, from its content\n")
    parts = page[page.index("Parts") :].split("\n\n")[0].split("\n")[1:]
    assert len({line.index(line.split()[1]) for line in parts}) == 1
    assert "  48  internal  unanswered  Woran messen wir den Erfolg?\n" in page
