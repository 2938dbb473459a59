"""``wb lint --fix`` and ``--diff`` as they are typed."""

import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "# Refunds\n\nWe did this in order\nto pay.\n"
MENDED = "# Refunds\n\nWe did this\nto pay.\n"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WB_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "repository"
    root.mkdir()
    (root / "wb.toml").touch()
    (root / "narrative.md").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def run(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wb", "lint", *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, timeout=120, check=False)


def test_fix_mends_the_file_and_says_so(repository: Path) -> None:
    result = run("--fix", "narrative.md")
    assert "narrative.md: fixed" in result.stderr
    assert "clutter-phrase" not in result.stdout
    assert (repository / "narrative.md").read_text(encoding="utf-8") == MENDED
    assert "fixed" not in run("--fix", "narrative.md").stderr


def test_diff_shows_it_and_changes_nothing(repository: Path) -> None:
    result = run("--diff", "narrative.md")
    assert "-We did this in order\n+We did this\n" in result.stdout
    assert (repository / "narrative.md").read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    ("option", "message"), [("--changed", "about whole files"), ("--format=json", "--diff prints text")]
)
def test_what_does_not_go_with_a_diff_is_refused(option: str, message: str) -> None:
    refused = run("--diff", option, "narrative.md")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert message in refused.stderr


def test_a_diff_goes_with_a_report_for_programs_in_a_file(repository: Path) -> None:
    result = run("--diff", "narrative.md", "--output-file", "json=report.json")
    assert "+We did this\n" in result.stdout
    assert '"clutter-phrase"' in (repository / "report.json").read_text(encoding="utf-8")


def test_a_file_outside_the_repository_is_not_touched_through_a_link(repository: Path) -> None:
    outside = repository.parent / "outside.md"
    outside.write_text(TEXT, encoding="utf-8")
    (repository / "memo.md").symlink_to(outside)
    result = run("--fix", "memo.md")
    assert result.returncode == 2
    assert "outside the repository" in result.stderr
    assert outside.read_text(encoding="utf-8") == TEXT


def test_standard_input_can_be_shown_mended_but_not_written() -> None:
    shown = run("--diff", "-", "--kind", "narrative", text=TEXT)
    assert "+We did this\n" in shown.stdout
    refused = run("--fix", "-", "--kind", "narrative", text=TEXT)
    assert refused.returncode == 2
    assert "standard input cannot be fixed in place" in refused.stderr


def test_what_a_waiver_covers_is_not_mended(repository: Path) -> None:
    allowed = TEXT.replace("We did", "<!-- wb: allow clutter-phrase – a quotation -->\nWe did")
    (repository / "narrative.md").write_text(allowed, encoding="utf-8")
    assert "fixed" not in run("--fix", "narrative.md").stderr
    assert (repository / "narrative.md").read_text(encoding="utf-8") == allowed


def test_what_waits_in_the_baseline_is_mended(repository: Path) -> None:
    assert "in the baseline" in run("--update-baseline").stdout
    assert "narrative.md: fixed" in run("--fix").stderr
    assert (repository / "narrative.md").read_text(encoding="utf-8") == MENDED
