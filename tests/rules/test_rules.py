"""Every rule runs, alone, on the examples of its own page and on its edge cases beside this file.

An example is a fenced block whose info string starts with ``markdown`` and may go on with
``key=value`` pairs: ``kind``, ``stage``, ``today`` and ``path`` say how it is read, ``files`` names
what lies beside it on the disk, ``pages`` how long it and its parts are, anything else is an option of
the rule. A line that the rule must
report ends with ``<!-- ! -->``, or with ``<!-- ! text -->`` where the reported span must be exactly
that text. The marker is cut off before the example is read, so that it cannot disturb the check.
A finding about the whole file counts on line 1.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec
import pytest

from wb.config import Config, Settings
from wb.documents import rules
from wb.documents.model import Document
from wb.documents.page_count import Extent, PageCount
from wb.examine import load
from wb.examined import Choice
from wb.findings import Problem
from wb.rule import AnyRule, Rule
from wb.stage import Stage

_BLOCK = re.compile(
    r"^(?P<fence>`{3,})markdown(?P<info>[^\n]*)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
_MARK = re.compile(r" ?<!-- !(?: (?P<span>.*?))? -->$", re.MULTILINE)
_TITLE = re.compile(r"^(?:## (?P<case>.+)|(?P<label>Bad|Good)\b.*:)$", re.MULTILINE)
_TODAY = "2026-01-15"


@dataclass(frozen=True, slots=True)
class Example:
    """One marked example: what to read, and what a rule must say of it."""

    title: str
    text: str
    marks: dict[int, str] = field(default_factory=dict)
    info: dict[str, str] = field(default_factory=dict)

    def document(self, root: Path) -> Document:
        """The example as the rules see it, as a file of a repository at ``root``."""
        stage = self.info.get("stage")
        today = date.fromisoformat(self.info.get("today", _TODAY))
        path = _write(root / self.info.get("path", "document.md"), self.text)
        for name in filter(None, self.info.get("files", "").split(",")):
            _write(root / name, "# Beside it\n")
        choice = Choice(today, self.info.get("kind"), Stage(stage) if stage else None)
        document = load(path, Config(root, Settings()), choice, path.read_text(encoding="utf-8"))
        return msgspec.structs.replace(document, pages=self._pages()) if "pages" in self.info else document

    def _pages(self) -> PageCount:
        """What ``pages=6.2`` says of the body, and ``faq_pages=4-5.5`` estimates of the FAQ."""
        spans = ("press_release", "faq")
        given = {name: _extent(said) for name in spans if (said := self.info.get(f"{name}_pages"))}
        return PageCount(_extent(self.info["pages"]), **given)

    def problems(self, rule: AnyRule, root: Path) -> list[Problem]:
        """What this rule, alone, says of it."""
        reading = {"kind", "stage", "today", "path", "files", "pages", "press_release_pages", "faq_pages"}
        fields = {field.name: field for field in msgspec.structs.fields(rule.options())}
        given = {key: value for key, value in self.info.items() if key not in reading}
        listed = {key: value.split(",") for key, value in given.items() if "tuple" in str(fields[key].type)}
        options = msgspec.convert(given | listed, type(rule.options()), strict=False)
        return list(rule.check(self.document(root), options))


def _extent(said: str) -> Extent:
    low, _, high = said.partition("-")
    return Extent(float(low), float(high or low))


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def read(page: str) -> list[Example]:
    """All examples of a page, each with the nearest title above it."""
    return [_example(page, block) for block in _BLOCK.finditer(page)]


def _example(page: str, block: re.Match[str]) -> Example:
    titles = [m["case"] or m["label"] for m in _TITLE.finditer(page, 0, block.start())]
    lines = block["text"].split("\n")
    marks = {number: mark for number, line in enumerate(lines, 1) if (mark := _MARK.search(line))}
    marked = {number: mark["span"] or "" for number, mark in marks.items()}
    info = dict(pair.split("=", 1) for pair in block["info"].split())
    return Example(titles[-1] if titles else "", _MARK.sub("", block["text"]), marked, info)


def differences(example: Example, problems: list[Problem]) -> list[str]:
    """Where marks and findings do not agree, in words; empty when they do."""
    found = {problem.location.line or 1: problem for problem in problems}
    missed = [f"line {line} is marked and not found" for line in example.marks.keys() - found.keys()]
    extra = [f"line {line}: {found[line].message}" for line in found.keys() - example.marks.keys()]
    spans = {
        line: _span(example, found[line]) for line, span in example.marks.items() if span and line in found
    }
    moved = [f"line {line}: {cut!r} is reported" for line, cut in spans.items() if cut != example.marks[line]]
    return missed + extra + moved


def _span(example: Example, problem: Problem) -> str:
    place = problem.location
    lines = example.text.split("\n")[(place.line or 1) - 1 : place.end_line or place.line]
    if not lines or place.column is None or place.end_column is None:
        return ""
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*.md"))
BY_NAME = {rule.name: rule for rule in rules.RULES}


def _id(value: object) -> str:
    return value.name if isinstance(value, (Rule, Path)) else getattr(value, "title", str(value))


def _pages() -> list[tuple[AnyRule, Example]]:
    return [(rule, example) for rule in rules.RULES for example in read(rule.doc)]


def _cases() -> list[tuple[AnyRule, Example]]:
    texts = {BY_NAME[path.stem]: path.read_text(encoding="utf-8") for path in CASES}
    return [(rule, example) for rule, text in texts.items() for example in read(text)]


@pytest.mark.parametrize(("rule", "example"), _pages() + _cases(), ids=_id)
def test_the_rule_reports_exactly_the_marked_lines(rule: AnyRule, example: Example, tmp_path: Path) -> None:
    assert differences(example, example.problems(rule, tmp_path)) == []


@pytest.mark.parametrize("rule", rules.RULES, ids=_id)
def test_a_page_has_bad_examples_with_marks_and_good_ones_without(rule: AnyRule) -> None:
    examples = read(rule.doc)
    assert {example.title for example in examples} == {"Bad", "Good"}
    assert all(bool(example.marks) == (example.title == "Bad") for example in examples)


@pytest.mark.parametrize("rule", rules.RULES, ids=_id)
def test_a_page_says_why_and_names_every_option(rule: AnyRule) -> None:
    summary, why = rule.doc.split("\n\n")[:2]
    assert summary.endswith(".")
    assert len(why.split()) > 15
    options = rule.options().__struct_fields__
    assert [name for name in options if f"`{name}`" not in rule.doc] == []
    assert bool(options) == ("\nOptions:\n" in rule.doc)


_SOURCE = re.compile(
    r"^Source: \w.{15}|Amazon|Vogels|Bezos|Bryar and Carr|WCAG|Working Backwards|public press",
    re.MULTILINE,
)


@pytest.mark.parametrize("rule", rules.RULES, ids=_id)
def test_a_page_names_its_source(rule: AnyRule) -> None:
    assert _SOURCE.search(rule.doc.partition("\nBad:")[0])


def test_every_rule_has_edge_cases() -> None:
    assert BY_NAME.keys() - {path.stem for path in CASES} == set()


def test_every_rule_file_is_listed_under_the_name_that_it_has() -> None:
    files = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__"}
    assert {rule.name.replace("-", "_") for rule in rules.RULES} == files
    assert len(BY_NAME) == len(rules.RULES)


def test_every_file_of_edge_cases_belongs_to_a_rule() -> None:
    assert {path.stem for path in CASES} <= BY_NAME.keys()
