"""Which kind a document is taken for, and by what that is known."""

from datetime import date
from typing import Any

import pytest

from wb.documents.kind import Kind, PartSpec
from wb.documents.kinds import all_kinds
from wb.documents.model import Document
from wb.documents.parse import parse

TODAY = date(2026, 1, 1)
GLOSSARY = "# Glossary\n\n- **Slot**: a drawer\n"


def read(text: str, path: str = "notes.md", **given: Any) -> Document:
    return parse(text, path, today=TODAY, **given)


def test_what_is_said_goes_before_what_is_found() -> None:
    text = f"---\nkind: letter\n---\n\n{GLOSSARY}"
    globs = {"notes/**": "manual"}
    path = "notes/prfaq.md"
    assert read(text, path, kind="review", globs=globs).kind_from == "option"
    assert (read(text, path, globs=globs).kind, read(text, path, globs=globs).kind_from) == (
        "letter",
        "front matter",
    )
    assert (read(GLOSSARY, path, globs=globs).kind, read(GLOSSARY, path, globs=globs).kind_from) == (
        "manual",
        "wb.toml",
    )
    assert (read(GLOSSARY, path).kind, read(GLOSSARY, path).kind_from) == ("prfaq", "file name")
    assert (read(GLOSSARY).kind, read(GLOSSARY).kind_from) == ("glossary", "content")


def test_a_kind_that_front_matter_invents_is_passed_over() -> None:
    assert read("---\nkind: poem\n---\n# Glossary\n").kind_from == "content"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("PR-FAQ.md", "prfaq"),
        ("docs/widget.pr-faq.md", "prfaq"),
        ("six_pager_2027.md", "narrative"),
        ("user-guide.md", "manual"),
        ("GLOSSARY.md", "glossary"),
        ("manually.md", None),
        ("README.md", None),
    ],
)
def test_the_name_of_the_file_tells_the_kind(path: str, kind: str | None) -> None:
    assert read("# Words\n", path).kind == kind


def test_a_kind_of_ones_own_is_found_by_its_parts() -> None:
    parts = tuple(
        PartSpec(name=name, title=name, wording={"en": (name,)}) for name in ("bait", "hook", "line")
    )
    kinds = all_kinds({"angling": Kind(name="angling", title="Angling report", parts=parts)})
    document = read("# Sunday\n\n## Bait\n\nworm\n\n## Hook\n\nsix\n\n## Line\n\nthin\n", kinds=kinds)
    assert document.kind == "angling"
    assert {name: part.line for name, part in document.parts.items()} == {"bait": 3, "hook": 7, "line": 11}


@pytest.mark.parametrize(
    "text",
    [
        "# lampkit\n\n## Installation\n\nx\n\n## Usage\n\ny\n\n## License\n\nMIT\n",
        "# Minutes\n\nWe met.\n",
        "# Changelog\n\n## 1.0\n\n- Fixed a problem\n",
        "",
    ],
)
def test_what_nothing_names_is_left_alone(text: str) -> None:
    document = read(text)
    assert (document.kind, document.kind_from, document.parts) == (None, "none", {})
