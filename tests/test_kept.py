"""Answers are kept between runs, and given again only while nothing that they depend on has changed."""

import os
import time
from datetime import date
from pathlib import Path

import pytest

import wb
from wb import examine, examined
from wb.config import Config, load
from wb.examined import Choice, Examined
from wb.findings import Report
from wb.lint import lint

TODAY = date(2026, 1, 15)
TEXT = "---\nkind: glossary\nowner: Mira\n---\n\n# Glossary\n\nSee [the plan](plan.md#costs).\n"


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """The documents that were really examined, with a cache of this test's own."""
    monkeypatch.setenv("WB_CACHE_DIR", str(tmp_path / "cache"))
    seen: list[Path] = []
    really = examine.examine

    def counted(path: Path, text: str, config: Config, choice: Choice) -> Examined:
        seen.append(path)
        return really(path, text, config, choice)

    monkeypatch.setattr(examine, "examine", counted)
    return seen


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A document in a repository."""
    file = tmp_path / "repository" / "terms.md"
    (file.parent / ".git").mkdir(parents=True)
    file.write_text(TEXT, encoding="utf-8")
    return file


def run(path: Path, today: date = TODAY) -> Report:
    return lint([path], load(path.parent), Choice(today))


def test_an_unchanged_document_is_not_examined_again(path: Path, runs: list[Path]) -> None:
    first = run(path)
    assert run(path) == first
    assert runs == [path]


def test_another_text_day_or_configuration_is_examined_anew(path: Path, runs: list[Path]) -> None:
    run(path)
    run(path, date(2026, 1, 16))
    (path.parent / "wb.toml").write_text('[rules]\nbroken-link = "off"\n', encoding="utf-8")
    assert "broken-link" not in {finding.rule for finding in run(path).findings}
    path.write_text(TEXT + "\nMore.\n", encoding="utf-8")
    run(path)
    assert len(runs) == 4


def test_what_a_link_leads_to_counts_as_well(path: Path, runs: list[Path]) -> None:
    assert "broken-link" in {finding.rule for finding in run(path).findings}
    (path.parent / "plan.md").write_text("# Costs\n", encoding="utf-8")
    assert {finding.rule for finding in run(path).findings} & {"broken-link", "broken-anchor"} == set()
    (path.parent / "plan.md").write_text("# Prices and more\n", encoding="utf-8")
    assert "broken-anchor" in {finding.rule for finding in run(path).findings}
    assert len(runs) == 3


def test_a_spoilt_entry_is_made_anew(path: Path, runs: list[Path], tmp_path: Path) -> None:
    first = run(path)
    for entry in (tmp_path / "cache").rglob("*"):
        if entry.is_file():
            entry.write_bytes(b"{")
    assert run(path) == first
    assert len(runs) == 2


def test_modules_that_are_compiled_meanwhile_are_no_other_program(
    path: Path, runs: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "package" / "wb"
    (package / "__pycache__").mkdir(parents=True)
    monkeypatch.setattr(wb, "__file__", str(package / "__init__.py"))
    examined._program.cache_clear()
    run(path)
    ahead = time.time() + 60
    os.utime(package / "__pycache__", (ahead, ahead))
    examined._program.cache_clear()
    run(path)
    assert len(runs) == 1
    (package / "rule.py").touch()
    os.utime(package / "rule.py", (ahead, ahead))
    examined._program.cache_clear()
    run(path)
    assert len(runs) == 2
    examined._program.cache_clear()
