"""The rules over waivers run on the examples of their own pages.

A document with comments stands for itself, linted with all rules; a wb.toml stands beside a
document in which ``few-questions`` and ``past-launch-date`` find something. Marked lines end with
``<!-- ! -->`` or ``# !``.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from wb.config import load
from wb.examined import Choice
from wb.lint import lint
from wb.rule import AnyRule
from wb.waivers.rules import RULES

TODAY = date(2026, 1, 15)
BLOCK = re.compile(r"^(Bad|Good):\n\n```(markdown|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = re.compile(r" *(?:<!-- ! -->|# !)$", re.MULTILINE)
EXAMPLES = [(rule, *block) for rule in RULES for block in BLOCK.findall(rule.doc)]


@pytest.mark.parametrize(
    ("rule", "side", "language", "text"), EXAMPLES, ids=lambda value: getattr(value, "name", "")
)
def test_the_rule_reports_exactly_the_marked_lines(
    tmp_path: Path, rule: AnyRule, side: str, language: str, text: str
) -> None:
    marked = {number for number, line in enumerate(text.split("\n"), 1) if MARK.search(line)}
    path = tmp_path / ("wb.toml" if language == "toml" else "prfaq.md")
    path.write_text(MARK.sub("", text), encoding="utf-8")
    document = tmp_path / "proposals/refunds/prfaq.md" if language == "toml" else path
    if document != path:
        document.parent.mkdir(parents=True)
        document.write_text("---\nkind: prfaq\nlaunch: 2025-06-01\n---\n\n# Refunds\n", encoding="utf-8")
    report = lint([document], load(tmp_path), Choice(TODAY, kind="prfaq"))
    assert {finding.location.line for finding in report.findings if finding.rule == rule.name} == marked
    assert bool(marked) == (side == "Bad")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_page_has_both_examples(rule: AnyRule) -> None:
    assert {side for side, _, _ in BLOCK.findall(rule.doc)} == {"Bad", "Good"}
