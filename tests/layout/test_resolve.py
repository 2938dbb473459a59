"""Most verdicts need no layout; without an engine, wb says what is certain."""

import re
import sys
from datetime import date
from pathlib import Path

import pytest

from wb.config import Config, Settings
from wb.documents.budget import budgets, spans
from wb.documents.model import Document
from wb.documents.parse import parse
from wb.errors import ToolError
from wb.examine import check
from wb.layout import count, engine, resolve
from wb.layout.estimate import estimate
from wb.layout.geometry import Pages

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    path
    for folder in ("templates", "examples", "docs", "../shared/corpus/documents")
    for path in (ROOT / folder).rglob("*.md")
)


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WB_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("laid out")

    monkeypatch.setattr(count, "count", refuse)


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "available", lambda: False)


def narrative(words: int, heading: str = "# Refunds in one tap") -> Document:
    sentence = "Passengers of a cancelled crossing wait nine days for their money and call us twice. "
    paragraph = sentence * 5
    text = f"{heading}\n\n" + f"{paragraph.strip()}\n\n" * (words // 75)
    return parse(text, "narrative.md", kind="narrative", today=date(2026, 1, 15))


def found(document: Document) -> dict[str, str]:
    findings = check(document, Config(ROOT, Settings()))
    return {finding.rule: finding.message for finding in findings if finding.rule.endswith("page-budget")}


@pytest.mark.usefixtures("never")
@pytest.mark.parametrize("words", [0, 300, 1500, 2500, 12000, 40000])
def test_far_from_its_limit_a_document_is_not_laid_out(words: int) -> None:
    assert list(found(narrative(words))) == (["over-page-budget"] if words > 10000 else [])


@pytest.mark.usefixtures("never")
def test_a_kind_without_a_limit_is_not_laid_out() -> None:
    document = parse("# Manual\n\n" + "word " * 4000, "manual.md", kind="manual", today=date(2026, 1, 15))
    assert found(document) == {}


@pytest.mark.usefixtures("never")
def test_rules_that_are_off_lay_nothing_out() -> None:
    config = Config(ROOT, Settings(rules={"over-page-budget": "off", "near-page-budget": "off"}))
    assert check(narrative(4000), config) is not None


def test_near_its_limit_it_is_counted_to_the_hundredth() -> None:
    pytest.importorskip("typst", reason="the layout engine has no wheel here")
    messages = [found(narrative(words)) for words in range(3300, 4500, 150)]
    rules = [next(iter(message), "") for message in messages]
    assert rules == sorted(rules, key=["", "near-page-budget", "over-page-budget"].index)
    assert set(rules) == {"", "near-page-budget", "over-page-budget"}
    assert all(
        re.search(r"takes \d\.\d\d pages; the limit is 6\.$", text) for m in messages for text in m.values()
    )


def test_the_last_line_that_fits_fits() -> None:
    pytest.importorskip("typst", reason="the layout engine has no wheel here")
    lines = "\\\n".join(["one line"] * 48 * 6)
    fits = parse(lines, "narrative.md", kind="narrative", today=date(2026, 1, 15))
    over = parse(f"{lines}\\\nmore", "narrative.md", kind="narrative", today=date(2026, 1, 15))
    assert found(fits) == {"near-page-budget": "The six-page narrative takes 6.00 pages; the limit is 6."}
    assert list(found(over)) == ["over-page-budget"]


@pytest.mark.usefixtures("no_engine")
def test_without_the_engine_what_is_not_certain_is_said() -> None:
    assert found(narrative(1500)) == {}
    assert list(found(narrative(3900))) == ["near-page-budget"]
    assert list(found(narrative(8000))) == ["over-page-budget"]
    unknown = r"takes about \d\.\d to \d\.\d pages: whether it is over its limit of 6 is unknown\.$"
    assert re.search(unknown, found(narrative(3900))["near-page-budget"])


@pytest.mark.usefixtures("no_engine")
def test_without_the_engine_the_estimate_is_no_count() -> None:
    body = resolve.in_full(narrative(1500), Pages(), ROOT).body
    assert body is not None
    assert not body.exact
    assert body.low < 2.5 < body.high


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_estimate_keeps_its_word(path: Path) -> None:
    pytest.importorskip("typst", reason="the layout engine has no wheel here")
    document = parse(path.read_text(encoding="utf-8"), path.name, today=date(2026, 1, 15))
    bounds = estimate(document, spans(document), Pages())
    counted = count.count(document, spans(document), Pages(), path.parent)
    for span, extent in counted.items():
        assert bounds[span].low <= extent.low <= bounds[span].high, span


@pytest.mark.usefixtures("never")
def test_a_document_of_hundreds_of_pages_is_only_estimated() -> None:
    rows = "| a | b |\n| - | - |\n" + "| one | two |\n" * 20_000
    body = resolve.in_full(parse(rows, "table.md", today=date(2026, 1, 15)), Pages(), ROOT).body
    assert body is not None
    assert body.low > 200


def test_a_kind_of_ones_own_sets_a_limit_of_its_own() -> None:
    prfaq = parse("# X\n\n## FAQ\n\n### Why?\n\nSo.\n", "prfaq.md", kind="prfaq", today=date(2026, 1, 15))
    assert {budget.name: budget.limit for budget in budgets(prfaq)}["FAQ"] == 5
    assert {budget.name: budget.limit for budget in budgets(narrative(75))} == {"six-page narrative": 6}


def test_an_engine_that_cannot_be_loaded_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ToolError, match="cannot be loaded"):
        engine.marks(engine.Source("text", {}))
