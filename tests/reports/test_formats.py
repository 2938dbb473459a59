"""Every format prints the same report: what it says, that it is well-formed, that it cannot be abused."""

import json
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from msgspec.structs import replace
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from wb.errors import InputError
from wb.findings import IN_BASELINE, Finding, Location, Related, Report, RuleInfo, Severity, Skipped
from wb.reports import FORMATS, render

ROOT = Path(__file__).resolve().parents[2]
ANSI = re.compile(r"\x1b\[[\d;]*m")

HERE = Finding(
    "weak-word",
    Severity.WARNING,
    Location("docs/a b.md", 2, 5, 2, 9),
    "“very” says nothing",
    subject="very",
    hint="Leave it out.",
    related=(Related(Location("docs/c.md", 7, 1), "first said here"),),
)
WHOLE = Finding("missing-part", Severity.ERROR, Location("docs/a b.md"), "no summary", subject="summary")
WAIVED = Finding(
    "old", Severity.ERROR, Location("x.yaml", 1, 1), "gone", scope="pets", waiver="agreed with all"
)
RULE = RuleInfo(
    "weak-word",
    "A word that weighs nothing.",
    "A word that weighs nothing.\n\nWhy.",
    "craft",
    Severity.WARNING,
)
REPORT = Report(
    (WHOLE, HERE, WAIVED),
    checked=2,
    skipped=(Skipped("README.md", "no kind"),),
    sources={"docs/a b.md": ("# Title", "The very best.")},
    rules={"weak-word": RULE},
    notes=("engine 1.2.3",),
)


def text(report: Report) -> str:
    return ANSI.sub("", render("text", report))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_each_rule_that_is_not_waived(name: str) -> None:
    printed = render(name, REPORT)
    assert "weak-word" in printed
    assert "missing-part" in printed


def test_text_shows_the_source_with_a_caret_under_the_span() -> None:
    assert "     2 | The very best.\n       |     ^^^^\n" in text(REPORT)


def test_text_ends_with_what_was_checked_skipped_and_found() -> None:
    assert text(REPORT).endswith("engine 1.2.3\n1 error, 1 warning in 2 documents; 1 skipped; 1 waived\n")


def test_text_tells_the_baseline_from_waivers() -> None:
    old = replace(WAIVED, waiver=IN_BASELINE)
    report = replace(REPORT, findings=(WHOLE, WAIVED, old, old))
    assert text(report).endswith("1 error in 2 documents; 1 skipped; 1 waived; 2 in the baseline\n")
    assert json.loads(render("json", report))["summary"]["waived"] == 3


def test_text_leaves_waived_findings_out() -> None:
    assert "x.yaml" not in text(REPORT)


def test_text_carets_count_terminal_cells() -> None:
    finding = Finding("r", Severity.INFO, Location("j.md", 1, 4, 1, 6), "wide")
    shown = text(Report((finding,), 1, sources={"j.md": ("日本語です。",)}))
    assert "     1 | 日本語です。\n       |       ^^^^\n" in shown


def test_text_cuts_a_long_line_to_the_span() -> None:
    line = "a" * 500 + "HERE" + "b" * 500
    finding = Finding("r", Severity.INFO, Location("j.md", 1, 501, 1, 505), "far out")
    source, caret = text(Report((finding,), 1, sources={"j.md": (line,)})).splitlines()[1:3]
    assert len(source) < 120
    assert source[caret.index("^") : caret.rindex("^") + 1] == "HERE"


def test_text_shows_no_control_characters_of_the_document() -> None:
    finding = Finding("r", Severity.INFO, Location("e.md", 1, 1, 1, 3), "bad \x1b[2J\u202e message")
    shown = text(Report((finding,), 1, sources={"e.md": ("\x1b]0;owned\x07 text\u202egnp",)}))
    assert not set(shown) & set("\x1b\x07\u202e")


def test_json_fits_its_schema() -> None:
    schema = json.loads((ROOT / "schemas/report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(render("json", REPORT)))


def test_json_counts_waived_findings_apart() -> None:
    summary = json.loads(render("json", REPORT))["summary"]
    assert summary == {"error": 1, "warning": 1, "info": 0, "waived": 1, "checked": 2, "skipped": 1}


def test_sarif_fits_the_published_schema() -> None:
    Sarif.model_validate(json.loads(render("sarif", REPORT)))


def test_sarif_carries_rules_help_fingerprints_and_suppressions() -> None:
    run = json.loads(render("sarif", REPORT))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["missing-part", "old", "weak-word"]
    assert run["tool"]["driver"]["rules"][2]["help"]["markdown"] == RULE.page
    assert [result["partialFingerprints"]["wb/v1"] for result in run["results"]] == [
        finding.fingerprint for finding in REPORT.findings
    ]
    assert run["results"][2]["suppressions"][0]["justification"] == "agreed with all"
    assert run["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/a%20b.md"


def test_github_escapes_what_a_document_says() -> None:
    finding = Finding("r", Severity.ERROR, Location("a,b:c%.md", 3, 1, 3, 2), "50%\n::error::forged")
    first = render("github", Report((finding,), 1)).splitlines()[0]
    assert first == (
        "::error file=a%2Cb%3Ac%25.md,line=3,endLine=3,col=1,endColumn=2,title=wb%3A r"
        "::50%25%0A::error::forged"
    )


def test_github_shows_errors_first_and_says_what_it_cut() -> None:
    many = tuple(
        Finding("r", Severity.WARNING, Location("a.md", n), f"w{n}", subject=str(n)) for n in range(1, 13)
    )
    lines = render("github", Report((*many, WHOLE), 1)).splitlines()
    assert lines[0].startswith("::error ")
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert "2 more of level warning left out: GitHub shows 10 for each step" in lines


def test_a_report_without_findings_says_so() -> None:
    assert text(Report((), 1, unit="contract")) == "Nothing found in 1 contract\n"
    faults = (InputError("a.md: a binary file"),)
    assert text(Report((), 0, failures=faults)).endswith("in 0 documents; 1 could not be checked\n")


def test_fingerprints_outlive_rewording_and_moved_lines() -> None:
    moved = Finding("weak-word", Severity.ERROR, Location("docs/a b.md", 99), "other words", subject="very")
    assert moved.fingerprint == HERE.fingerprint
    assert WHOLE.fingerprint != HERE.fingerprint


def test_a_contract_keeps_its_fingerprints_when_its_file_moves() -> None:
    moved = Finding("old", Severity.ERROR, Location("elsewhere.yaml", 4), "gone", scope="pets")
    assert moved.fingerprint == WAIVED.fingerprint


FORGED = Finding(
    "forged",
    Severity.ERROR,
    Location('a|b"<c>.md', 3),
    'a | pipe, a `tick`, <script>&amp; [link](x)\n**bold** \x07 "quoted" ]]>',
    subject="x",
    hint="one\ntwo",
)


def test_junit_is_well_formed_and_counts_what_is_in_it() -> None:
    suites = ET.fromstring(render("junit", replace(REPORT, findings=(*REPORT.findings, FORGED))))
    assert suites.attrib == {"tests": "4", "failures": "2", "errors": "0", "skipped": "1"}
    (suite,) = suites
    assert len(suite.findall("testcase")) == 4
    assert [skipped.get("message") for skipped in suite.findall("*/skipped")] == ["waived: agreed with all"]
    failure = suite.findall("*/failure")[1]
    assert failure.get("message") == FORGED.message.replace("\x07", "\ufffd")


def test_junit_shows_an_empty_run_as_one_case_and_what_could_not_be_checked_as_an_error() -> None:
    assert ET.fromstring(render("junit", Report((), 3))).attrib["tests"] == "1"
    failed = ET.fromstring(render("junit", Report((), 0, failures=(ValueError("no engine"),))))
    assert (failed.attrib["errors"], failed.attrib["tests"]) == ("1", "1")


def test_gitlab_has_the_fields_that_it_needs_each_fingerprint_once() -> None:
    entries = json.loads(render("gitlab", replace(REPORT, findings=(WHOLE, HERE, HERE, WAIVED))))
    assert [entry["check_name"] for entry in entries] == ["missing-part", "weak-word", "weak-word"]
    assert entries[0]["fingerprint"] == WHOLE.fingerprint
    assert len({entry["fingerprint"] for entry in entries}) == 3
    assert [entry["location"] for entry in entries[:2]] == [
        {"path": "docs/a b.md", "lines": {"begin": 1}},
        {"path": "docs/a b.md", "lines": {"begin": 2}},
    ]
    assert {entry["severity"] for entry in entries} == {"critical", "minor"}


def test_markdown_keeps_its_table_whatever_a_finding_says() -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(render("markdown", Report((FORGED,), 1)))
    cells = [token for before, token in pairwise(tokens) if before.type == "td_open"]
    assert len(cells) == 4
    text = "".join(child.content for cell in cells for child in cell.children or () if child.type == "text")
    assert "a | pipe, a `tick`, <script>&amp; [link](x)" in text
    kinds = {child.type for cell in cells for child in cell.children or ()}
    assert kinds <= {"text", "text_special", "html_inline"}
    html = {child.content for cell in cells for child in cell.children or () if child.type == "html_inline"}
    assert html == {"<br>"}


def test_markdown_calls_nobody_and_leads_nowhere() -> None:
    told = "ask @octocat or @org/team about #12, org/wb#3 at https://example.com and www.example.com"
    shown = render("markdown", Report((Finding("r", Severity.ERROR, Location("a.md"), told),), 1))
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(shown)
    # As GitHub does, names, references and addresses are looked for in the text that comes out.
    children = [child for token in tokens for child in token.children or ()]
    text = "".join(child.content for child in children if child.type in ("text", "text_special"))
    assert re.search(r"@\w|#\d|://|www\.", text) is None
    assert told in text.replace("\u200b", "")


def test_markdown_fits_into_a_comment_whatever_is_found() -> None:
    long = "*" * 100_000
    many = tuple(Finding("r", Severity.ERROR, Location("a.md", n), long, hint=long) for n in range(1, 999))
    shown = render("markdown", Report(many, 1))
    assert 30_000 < len(shown) < 60_000
    rows = shown.count("| error |")
    assert f"{998 - rows} more are left out here." in shown


def test_what_could_not_be_checked_is_shown_first() -> None:
    failure = InputError("a.md: cannot be read\n::set-output name=verdict::passed", "Mend it.")
    report = Report((WHOLE,), 1, failures=(failure,))
    first, second, *_ = render("github", report).splitlines()
    forged = "%0A::set-output name=verdict::passed"
    assert first == f"::error title=wb could not check::a.md: cannot be read{forged}%0AMend it."
    assert second.startswith("::error file=")
    assert "Mend it." in render("markdown", report)


def test_markdown_puts_errors_first_and_notes_last() -> None:
    lines = render("markdown", REPORT).splitlines()
    assert lines[0] == "**1 error, 1 warning in 2 documents; 1 skipped; 1 waived**"
    assert lines[4].startswith("| error | docs/a b.md | no summary<br>missing-part |")
    assert lines[-1] == "- engine 1.2.3"


def test_a_file_of_one_enormous_line_costs_no_more_than_a_short_one() -> None:
    line = "x" * 4_000_000
    many = tuple(
        Finding("r", Severity.INFO, Location("j.json", 1, 3_000_000 + n), f"n{n}") for n in range(300)
    )
    shown = text(Report(many, 1, sources={"j.json": (line,)}))
    assert max(map(len, shown.splitlines())) < 200
