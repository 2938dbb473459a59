"""An organisation's own document kind works as data: recognised, outlined, linted, scaffolded."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from wb.cli import cli
from wb.config import load
from wb.examined import Choice
from wb.lint import lint

CONFIG = """
[documents]
"memos/*.md" = "memo"

[kinds.memo]
name = "memo"
title = "Decision memo"

[[kinds.memo.parts]]
name = "decision"
title = "Decision"
wording = { en = ["what we decided"] }
max_words = 5

[[kinds.memo.parts]]
name = "background"
title = "Background"
wording = { en = ["how we got here"] }
"""


def memo(folder: Path, text: str) -> Path:
    (folder / "wb.toml").write_text(CONFIG, encoding="utf-8")
    path = folder / "memos" / "one.md"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_its_parts_and_budgets_are_checked(tmp_path: Path) -> None:
    path = memo(tmp_path, "# Memo\n\n## What we decided\n\nOne two three four five six seven.\n")
    report = lint([path], load(tmp_path), Choice(date(2026, 1, 15)))
    found = {(finding.rule, finding.subject) for finding in report.findings}
    assert ("missing-part", "background") in found
    assert ("missing-part", "decision") not in found
    assert ("part-over-budget", "decision") in found


def test_it_is_outlined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memo(tmp_path, "# Memo\n\n## What we decided\n\nGo.\n\n## How we got here\n\nSlowly.\n")
    monkeypatch.chdir(tmp_path)
    outlined = json.loads(CliRunner().invoke(cli, ["outline", "memos/one.md", "--format", "json"]).stdout)
    assert (outlined["kind"], outlined["kind_from"]) == ("memo", "wb.toml")
    assert set(outlined["parts"]) == {"decision", "background"}


def test_it_is_scaffolded_from_its_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wb.toml").write_text(CONFIG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(cli, ["new", "memo", "Move the warehouse", "--dir", "memos"])
    assert made.exit_code == 0, made.output
    (path,) = (tmp_path / "memos").rglob("*.md")
    text = path.read_text(encoding="utf-8")
    assert "## Decision" in text
    assert "## Background" in text
