"""Bad input to ``wb lint`` and ``wb outline``: one clear message, the right exit code, nothing changed."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

PRFAQ = "---\nkind: prfaq\n---\n\n# Refunds\n"


def wb(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wb", *arguments]
    done = subprocess.run(command, cwd=folder, input=stdin, capture_output=True, timeout=120, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@dataclass(frozen=True)
class Case:
    """A file that cannot be read, and what must be said of it."""

    make: Callable[[Path], object]
    message: str


UNREADABLE = {
    "missing": Case(lambda _: None, "there is no such file"),
    "binary": Case(lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "binary file"),
    "invalid UTF-8": Case(
        lambda path: path.write_bytes(b"# Title\n\nCaf\xe9\n"), ":3: not valid UTF-8: byte 0xe9"
    ),
    "50 MB": Case(lambda path: path.write_bytes(b"word " * 10_000_000), "larger than 10 MB"),
}


@pytest.mark.parametrize("command", ["lint", "outline"])
@pytest.mark.parametrize("case", UNREADABLE.values(), ids=list(UNREADABLE))
def test_a_file_that_cannot_be_read_is_named_and_exits_with_2(
    tmp_path: Path, case: Case, command: str
) -> None:
    path = tmp_path / "prfaq.md"
    case.make(path)
    done = wb(tmp_path, command, "prfaq.md")
    assert done.returncode == 2
    assert "prfaq.md" in done.stderr
    assert case.message in done.stderr
    assert "Traceback" not in done.stderr


def test_one_unreadable_file_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(PRFAQ, encoding="utf-8")
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe")
    done = wb(tmp_path, "lint", "--stage", "review")
    assert done.returncode == 2
    assert "bad.md:1: not valid UTF-8" in done.stderr
    assert "good.md" in done.stdout


def test_a_folder_without_documents_exits_with_2_unless_that_is_allowed(tmp_path: Path) -> None:
    done = wb(tmp_path, "lint")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing was checked" in done.stderr
    assert wb(tmp_path, "lint", "--allow-empty").returncode == 0


def test_files_of_no_kind_are_skipped_and_named_under_verbose(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("Some notes.\n", encoding="utf-8")
    done = wb(tmp_path, "lint", "--verbose")
    assert done.returncode == 0
    assert "0 documents; 1 skipped" in done.stdout
    assert "notes.md: skipped" in done.stderr


READABLE = {
    "empty": b"",
    "front matter only": b"---\nkind: prfaq\n---\n",
    "front matter never closed": b"---\nkind: prfaq\n# Refunds\n",
    "CRLF": PRFAQ.replace("\n", "\r\n").encode(),
    "CR": PRFAQ.replace("\n", "\r").encode(),
    "BOM": b"\xef\xbb\xbf" + PRFAQ.encode(),
    "quotes 10,000 deep": b">" * 10_000 + b" deep\n",
    "lists 10,000 deep": b"- " * 10_000 + b"deep\n",
    "brackets 10,000 deep": b"[" * 10_000 + b"\n",
    "emphasis 10,000 deep": b"*a _b " * 10_000 + b"\n",
    "control characters": b"# \x01\x02\x1b[31m\x7f\n",
}


@pytest.mark.parametrize(
    "command", [["lint", "--kind", "prfaq"], ["outline", "--format", "json"]], ids=["lint", "outline"]
)
@pytest.mark.parametrize("content", READABLE.values(), ids=list(READABLE))
def test_odd_but_readable_files_are_read(tmp_path: Path, content: bytes, command: list[str]) -> None:
    path = tmp_path / "prfaq.md"
    path.write_bytes(content)
    done = wb(tmp_path, *command, "prfaq.md")
    assert done.returncode in {0, 1}, done.stderr
    assert done.stderr == ""
    assert path.read_bytes() == content


@pytest.mark.parametrize("content", [PRFAQ.replace("\n", "\r\n"), "\ufeff" + PRFAQ], ids=["CRLF", "BOM"])
def test_lines_count_the_same_whatever_the_line_ends(tmp_path: Path, content: str) -> None:
    outlines = []
    for text in (PRFAQ, content):
        (tmp_path / "prfaq.md").write_bytes(text.encode())
        outlines.append(wb(tmp_path, "outline", "prfaq.md", "--format", "json").stdout)
    assert outlines[0] == outlines[1]


def test_broken_front_matter_is_a_finding_with_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "prfaq.md").write_text("---\nkind: prfaq\nowner: [Mira\n---\n\n# Refunds\n", encoding="utf-8")
    done = wb(tmp_path, "lint", "prfaq.md")
    assert done.returncode == 1
    assert "prfaq.md:4:1: error" in done.stdout
    assert "[broken-front-matter]" in done.stdout


def test_a_fault_of_the_schema_is_placed_on_its_value(tmp_path: Path) -> None:
    text = "---\nkind: prfaq\nstatus: finished\nlaunch: soon\n---\n\n# Refunds\n"
    (tmp_path / "prfaq.md").write_text(text, encoding="utf-8")
    done = wb(tmp_path, "lint", "prfaq.md")
    assert "prfaq.md:3:9: " in done.stdout
    assert "prfaq.md:4:9: " in done.stdout


def test_a_link_out_of_the_repository_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Secret plan\n", encoding="utf-8")
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    (repository / "prfaq.md").symlink_to(tmp_path / "secret.md")
    done = wb(repository, "lint", "prfaq.md")
    assert done.returncode == 2
    assert "outside the repository" in done.stderr
    assert "Secret plan" not in done.stdout + done.stderr


def test_standard_input_is_linted_under_the_name_given(tmp_path: Path) -> None:
    done = wb(
        tmp_path, "lint", "--stage", "review", "-", "--stdin-filename", "docs/prfaq.md", stdin=PRFAQ.encode()
    )
    assert done.returncode == 0
    assert "docs/prfaq.md: warning: The part 'Summary' is missing." in done.stdout


@pytest.mark.parametrize(
    "arguments", [["--knd", "prfaq"], ["--kind", "prfaqq", "a.md"], ["--stage", "done"], ["--format", "xml"]]
)
def test_a_wrong_command_line_exits_with_2(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "a.md").write_text(PRFAQ, encoding="utf-8")
    done = wb(tmp_path, "lint", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "prfaq.md").write_text(PRFAQ, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "wb", "lint", "prfaq.md"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    stderr = process.stderr.read().decode()
    process.stderr.close()
    process.wait(timeout=60)
    assert "Traceback" not in stderr
