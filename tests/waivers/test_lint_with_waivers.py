"""Waivers in use: comments for a line, a block, a file; wb.toml; the baseline; what becomes of them."""

import json
from datetime import date
from pathlib import Path

import pytest

from wb.config import load
from wb.errors import ConfigError, InputError
from wb.examined import Choice
from wb.findings import Finding, Report
from wb.lint import lint
from wb.waivers.baseline import FILE

TODAY = date(2026, 1, 15)
HEAD = "---\nkind: glossary\nowner: Mira\n---\n\n# Glossary\n\n"


def run(folder: Path, body: str, config: str = "", update_baseline: bool = False) -> Report:
    path = folder / "terms.md"
    path.write_text(HEAD + body, encoding="utf-8")
    if config:
        (folder / "wb.toml").write_text(config, encoding="utf-8")
    return lint([path], load(folder), Choice(TODAY, update_baseline=update_baseline))


def placeholders(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == "placeholder"]


def waived(report: Report) -> list[str | None]:
    return [finding.waiver for finding in placeholders(report)]


def names(report: Report) -> set[str]:
    return {finding.rule for finding in report.findings}


@pytest.mark.parametrize("dash", ["–", "—", "-", "--"])
def test_a_comment_above_a_block_covers_it(tmp_path: Path, dash: str) -> None:
    comment = f"<!-- wb: allow placeholder {dash} decided on Monday -->"
    body = f"{comment}\n\nIt costs [price]\nor [other price].\n\nNot [this date].\n"
    assert waived(run(tmp_path, body)) == ["decided on Monday", "decided on Monday", None]


def test_a_comment_beside_text_covers_its_own_line_only(tmp_path: Path) -> None:
    body = "It costs [price] <!-- wb: allow placeholder – soon -->\nor [other price].\n"
    assert waived(run(tmp_path, body)) == ["soon", None]


def test_allow_file_covers_the_file(tmp_path: Path) -> None:
    body = "Costs [price].\n\nOr [other price].\n\n<!-- wb: allow-file placeholder – a template of ours -->\n"
    assert waived(run(tmp_path, body)) == ["a template of ours"] * 2


def test_a_comment_that_is_shown_as_code_is_not_meant(tmp_path: Path) -> None:
    shown = "`<!-- wb: allow placeholder – x -->`"
    fenced = "```\n<!-- wb: allow-file placeholder – x -->\n```"
    body = f"Write {shown}.\n\n{fenced}\n\n[price]\n"
    report = run(tmp_path, body)
    assert waived(report) == [None]
    assert "unused-waiver" not in names(report)


def test_a_comment_in_a_code_span_over_two_lines_is_not_meant(tmp_path: Path) -> None:
    report = run(tmp_path, "Write `<!-- wb: allow placeholder – in\ntwo lines -->` above [price].\n")
    assert waived(report) == [None]
    assert "unused-waiver" not in names(report)


def test_comments_one_above_the_other_are_for_the_same_block(tmp_path: Path) -> None:
    above = "<!-- wb: allow placeholder – soon -->\n<!-- wb: allow unused-term – a guest -->"
    for between in ("\n", "\n\n"):
        assert waived(run(tmp_path, f"{above}{between}[price]\nor [other price].\n")) == ["soon", "soon"]
    aside = above.replace("\n", " ")
    assert waived(run(tmp_path, f"{aside}\n[price]\n")) == ["soon"]


def test_a_comment_above_a_list_is_for_all_of_it_inside_for_the_next_item(tmp_path: Path) -> None:
    comment = "<!-- wb: allow placeholder – soon -->\n"
    items = "- [price]\n  - [other price]\n"
    assert waived(run(tmp_path, f"{comment}{items}\nNot [this date].\n")) == ["soon", "soon", None]
    assert waived(run(tmp_path, f"- one\n{comment}{items}- [this date]\n")) == ["soon", None, None]
    nested = (
        "- one\n  <!-- wb: allow placeholder – soon -->\n  - [price]\n  - [other price]\n- [third price]\n"
    )
    assert waived(run(tmp_path, nested)) == ["soon", "soon", None]


def test_a_comment_in_a_block_quote_is_for_the_block_below(tmp_path: Path) -> None:
    assert waived(run(tmp_path, "> <!-- wb: allow placeholder – soon -->\n> It costs [price].\n")) == ["soon"]


def test_a_comment_beside_the_end_covers_what_began_on_the_line_before(tmp_path: Path) -> None:
    sentence = "This sentence goes on and on, " * 5 + "\nand comes to " + "its end " * 6 + "here at last."
    comment = "<!-- wb: allow long-sentence – the words of the law -->"
    report = run(tmp_path, f"{sentence} {comment}\n")
    (found,) = [finding for finding in report.findings if finding.rule == "long-sentence"]
    assert found.waiver == "the words of the law"


def test_a_reason_may_hold_what_opens_a_comment(tmp_path: Path) -> None:
    report = run(tmp_path, "<!-- wb: allow placeholder – `<!--` opens one -->\n[price]\n")
    assert waived(report) == ["`<!--` opens one"]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- wb: allow placeholder: soon -->",
        "<!-- wb: allow placeholder, missing-part – soon -->",
        "<!-- wb: allow placeholder soon -->",
        "<!-- wb: disable placeholder – soon -->",
        "<!-- wb allow placeholder – soon -->",
        "<!-- wb: -->",
        "<!-- wb: allow placeholder – soon",
        "<!-- wb: allow placeholder – soon\n\n<!-- wb: allow-file unused-term – a guest -->",
    ],
)
def test_a_comment_that_cannot_be_read_is_told(tmp_path: Path, comment: str) -> None:
    report = run(tmp_path, f"[price]\n\n{comment}\n")
    assert waived(report) == [None]
    (told,) = [finding for finding in report.findings if finding.rule == "unreadable-waiver"]
    assert told.location.line == 10


def test_capitals_do_not_matter(tmp_path: Path) -> None:
    assert waived(run(tmp_path, "<!-- WB: Allow Placeholder – soon -->\n[price]\n")) == ["soon"]


def test_without_a_reason_nothing_is_covered(tmp_path: Path) -> None:
    report = run(tmp_path, "<!-- wb: allow placeholder -->\nIt costs [price].\n")
    assert waived(report) == [None]
    assert "waiver-without-reason" in names(report)


@pytest.mark.parametrize("end", [" -->", "-->", " --->", " – -->", " -- -->", " -- - -->"])
def test_a_later_comment_does_not_lend_its_reason(tmp_path: Path, end: str) -> None:
    later = "<!-- wb: allow placeholder – a template of ours -->\nNothing here.\n"
    report = run(tmp_path, f"It costs [price]. <!-- wb: allow placeholder{end}\n\n{later}")
    assert waived(report) == [None]
    assert "waiver-without-reason" in names(report)


CONFIG = """
[[waivers]]
rule = "placeholder"
path = "terms.md"
reason = "a template of ours"
owner = "Mira"
expires = {day}
"""


def test_a_waiver_of_wb_toml_holds_on_its_last_day_and_not_after(tmp_path: Path) -> None:
    assert waived(run(tmp_path, "[price]\n", CONFIG.format(day="2026-01-15"))) == ["a template of ours"]
    report = run(tmp_path, "[price]\n", CONFIG.format(day="2026-01-14"))
    assert waived(report) == [None]
    (expired,) = [finding for finding in report.findings if finding.rule == "expired-waiver"]
    assert (expired.location.path, expired.location.line) == ("wb.toml", 2)


def test_a_waiver_for_a_file_that_the_run_did_not_look_at_is_not_called_unused(tmp_path: Path) -> None:
    config = CONFIG.format(day="2026-02-01").replace("terms.md", "other.md")
    assert "unused-waiver" not in names(run(tmp_path, "Fine.\n", config))


def test_a_waiver_that_names_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="waiver number 1 does not say what it waives"):
        run(tmp_path, "Fine.\n", '[[waivers]]\nreason = "because"\n')


def test_a_waiver_by_fingerprint_covers_that_finding_only(tmp_path: Path) -> None:
    body = "It costs [price] or [other price].\n"
    first = placeholders(run(tmp_path, body))[0]
    config = CONFIG.format(day="2026-02-01").replace(
        'rule = "placeholder"', f'fingerprint = "{first.fingerprint}"'
    )
    assert waived(run(tmp_path, body, config)) == ["a template of ours", None]


def test_the_baseline_covers_what_was_there_and_nothing_new(tmp_path: Path) -> None:
    assert not [f for f in run(tmp_path, "[price]\n", update_baseline=True).findings if f.waiver is None]
    assert waived(run(tmp_path, "New text above.\n\n[price]\n\n[new price]\n")) == ["in the baseline", None]
    assert waived(run(tmp_path, "[price]\n\n[price]\n")) == ["in the baseline", None]


def test_the_baseline_only_shrinks(tmp_path: Path) -> None:
    run(tmp_path, "[price]\n\n[other price]\n", update_baseline=True)
    before = {entry["fingerprint"] for entry in json.loads((tmp_path / FILE).read_text("utf-8"))["findings"]}
    assert waived(run(tmp_path, "[price]\n\n[new price]\n", update_baseline=True)) == [
        "in the baseline",
        None,
    ]
    after = {entry["fingerprint"] for entry in json.loads((tmp_path / FILE).read_text("utf-8"))["findings"]}
    assert after < before


def test_what_is_mended_and_still_in_the_baseline_is_told(tmp_path: Path) -> None:
    assert run(tmp_path, "[price]\n\n[other price]\n", update_baseline=True).notes == ()
    (note,) = run(tmp_path, "[price]\n").notes
    assert note.startswith("Mended since the baseline: 1.")
    assert run(tmp_path, "[price]\n", update_baseline=True).notes == ()


def test_the_baseline_forgets_a_file_that_is_gone(tmp_path: Path) -> None:
    run(tmp_path, "[price]\n", update_baseline=True)
    (tmp_path / "terms.md").rename(tmp_path / "renamed.md")
    lint([tmp_path / "renamed.md"], load(tmp_path), Choice(TODAY, update_baseline=True))
    assert json.loads((tmp_path / FILE).read_text("utf-8"))["findings"] == []


def test_a_baseline_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"version": 1, "findings": [1]}', encoding="utf-8")
    with pytest.raises(InputError, match=r"\.wb-baseline\.json: is no baseline"):
        run(tmp_path, "Fine.\n")
