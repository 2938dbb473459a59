"""``--output-file``: where reports may be written, and what never happens to the files that are there."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from tests.cli.test_bad_documents import wb

FAULTY = "---\nkind: glossary\nstatus: review\n---\n\n# Glossary\n\n**Fare**: [to be filled in].\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "terms.md").write_text(FAULTY, encoding="utf-8")
    return tmp_path


def test_one_run_feeds_the_terminal_and_files_in_folders_that_are_made(folder: Path) -> None:
    files = ("--output-file", "sarif=reports/a/wb.sarif", "--output-file", "json=wb.json")
    done = wb(folder, "lint", *files)
    assert done.stderr == ""
    assert "terms.md:8" in done.stdout
    (run,) = json.loads((folder / "reports/a/wb.sarif").read_text("utf-8"))["runs"]
    found = json.loads((folder / "wb.json").read_text("utf-8"))["findings"]
    assert [result["ruleId"] for result in run["results"]] == [one["rule"] for one in found] != []


def test_a_report_is_not_written_over_what_was_checked(folder: Path) -> None:
    done = wb(folder, "lint", "--output-file", "markdown=./terms.md", "--output-file", "json=wb.json")
    assert done.returncode == 2
    assert "terms.md: is one of the files that were checked" in done.stderr
    assert (folder / "terms.md").read_text("utf-8") == FAULTY
    assert (folder / "wb.json").exists()


def test_a_report_that_cannot_be_written_does_not_take_the_others_with_it(folder: Path) -> None:
    done = wb(folder, "lint", "--output-file", "sarif=terms.md/wb.sarif", "--output-file", "json=wb.json")
    assert done.returncode == 2
    assert "terms.md: cannot be made" in done.stderr
    assert json.loads((folder / "wb.json").read_text("utf-8"))["summary"]["checked"] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="has no pipes with a name")
def test_a_pipe_is_written_to_and_stays_a_pipe(folder: Path) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    wb(folder, "lint", "--output-file", "json=pipe")
    assert json.loads(os.read(reader, 1 << 16))["summary"]["checked"] == 1
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    os.close(reader)
