"""The change log for consumers: by operation, breaking first; nothing of a contract is markup in it."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.gate.berths import BERTHS, BROKEN
from wb.api import changelog
from wb.changelog import html, markdown
from wb.changelog.model import Changelog, Entry, Section
from wb.config import load
from wb.errors import InputError, UsageError
from wb.findings import Severity
from wb.inputs import Permission, given

pytestmark = pytest.mark.usefixtures("engine")

EVIL = '`a` <script>alert("x")</script> | **b** [c](javascript:d) \x1b[2J'


def built(folder: Path, before: str, after: str) -> Changelog:
    sides = []
    for name, text in (("before.yaml", before), ("after.yaml", after)):
        (folder / name).write_text(text, encoding="utf-8")
        sides.append(given(str(folder / name), load(folder), Permission(lambda: b"")))
    return changelog(sides[0], sides[1], load(folder), lambda _: None)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Changelog:
    added = "  /cranes:\n    get:\n      responses:\n        '200': {description: The cranes.}\n"
    return built(tmp_path_factory.mktemp("log"), BERTHS, BROKEN.replace("1.0.0", "2.0.0") + added)


def test_operations_that_break_come_first_with_before_and_after(made: Changelog) -> None:
    assert [section.title for section in made.sections] == ["GET /berths", "GET /cranes"]
    entry = made.sections[0].entries[0]
    assert (entry.severity, entry.before, entry.after) == (
        Severity.ERROR,
        '{"maximum": 100}',
        '{"maximum": 50}',
    )
    assert (made.title, made.before, made.after) == ("Berths", "1.0.0", "2.0.0")
    assert made.summary == "1 breaking change, 1 other change."


def test_markdown(made: Changelog) -> None:
    lines = markdown.render(made).splitlines()
    assert lines[0] == "# Berths 1.0.0 → 2.0.0"
    assert lines[4] == "## GET /berths"
    assert lines[6].startswith("- **Breaking:** ")
    assert lines[7:9] == ['  - Before: `{"maximum": 100}`', '  - After: `{"maximum": 50}`']


class Tags(HTMLParser):
    """Every tag and attribute of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(f"{tag}.{name}" for name, _ in attrs)}


def test_nothing_that_a_contract_says_is_markup() -> None:
    hostile = Changelog(EVIL, EVIL, EVIL, (Section(EVIL, (Entry(Severity.ERROR, EVIL, EVIL, "``"),)),))
    page = html.render(hostile)
    tags = Tags()
    tags.feed(page)
    assert tags.found.isdisjoint({"script", "a", "img", "link", "iframe"})
    assert not any(name.endswith((".src", ".href", ".onclick")) for name in tags.found)
    text = markdown.render(hostile)
    kinds = {child.type for token in MarkdownIt().parse(text) for child in token.children or ()}
    assert kinds <= {"text", "text_special", "code_inline", "strong_open", "strong_close"}
    assert "\x1b" not in page + text


def test_no_change_says_so(tmp_path: Path) -> None:
    unchanged = built(tmp_path, BERTHS, BERTHS)
    assert (unchanged.sections, unchanged.summary) == ((), "Nothing changed that a client could notice.")


def test_what_has_no_change_log(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no OpenAPI description"):
        built(tmp_path, BERTHS, "hello: world\n")
    folder = given(str(tmp_path), load(tmp_path), Permission(lambda: b""))
    with pytest.raises(UsageError, match="that of one contract"):
        changelog(folder, folder, load(tmp_path), lambda _: None)
