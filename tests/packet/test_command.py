"""``wb packet`` as it is typed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packet.proposals import BROKEN, contract, prfaq, proposal
from wb.layout import engine as layout

needs_layout = pytest.mark.skipif(not layout.available(), reason="the layout engine has no wheel here")


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wb", "packet", *arguments]
    own = {**os.environ, "WB_CACHE_DIR": str(root.parent / "cache"), **environment}
    return subprocess.run(
        command, cwd=root, env=own, capture_output=True, text=True, timeout=180, check=False
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    proposal(tmp_path / "repository")
    return tmp_path / "repository"


@needs_layout
def test_three_files_are_written(root: Path) -> None:
    done = run(root, "refunds")
    assert done.returncode == 0, done.stderr
    starts = {"html": b"<!doctype html>", "pdf": b"%PDF", "docx": b"PK"}
    for name, start in starts.items():
        assert (root / "packet" / f"packet.{name}").read_bytes().startswith(start)
        assert f"wrote packet/packet.{name}" in done.stdout
    assert sorted(path.name for path in (root / "packet").iterdir()) == [
        "packet.docx",
        "packet.html",
        "packet.pdf",
    ]


def test_one_format_goes_into_a_file_that_is_named(root: Path) -> None:
    done = run(root, "--format", "html", "-o", "out/review.html", "refunds/prfaq.md")
    assert done.returncode == 0, done.stderr
    assert "<!doctype html>" in (root / "out" / "review.html").read_text(encoding="utf-8")


def test_the_suffix_of_the_file_says_the_format(root: Path) -> None:
    done = run(root, "-o", "review.HTML", "refunds/prfaq.md")
    assert done.returncode == 0, done.stderr
    assert "<!doctype html>" in (root / "review.HTML").read_text(encoding="utf-8")
    assert not (root / "packet").exists()


def test_a_folder_may_be_called_like_a_file(root: Path) -> None:
    (root / "as.html").mkdir()
    done = run(root, "--format", "docx", "-o", "as.html", "refunds/prfaq.md")
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (root / "as.html").iterdir()] == ["packet.docx"]


@needs_layout
def test_the_same_input_gives_the_same_bytes_of_all_three(root: Path) -> None:
    places = {"one": {"TZ": "Pacific/Kiritimati"}, "two": {"TZ": "America/Los_Angeles", "LC_ALL": "C"}}
    for name, environment in places.items():
        assert run(root, "-o", name, "refunds", **environment).returncode == 0
    for suffix in ("html", "pdf", "docx"):
        one, two = (root / name / f"packet.{suffix}" for name in places)
        assert one.read_bytes() == two.read_bytes()


def test_what_the_contract_breaks_is_no_failure_of_the_packet(root: Path, engine: None) -> None:
    (root / "refunds" / "openapi.yaml").write_text(contract(BROKEN), encoding="utf-8")
    done = run(root, "--format", "html", "--since", "HEAD", "refunds")
    assert done.returncode == 0, done.stderr
    assert "break clients" in (root / "packet" / "packet.html").read_text(encoding="utf-8")


def test_a_contract_that_cannot_be_read_exits_with_2_and_the_packet_says_so(root: Path) -> None:
    (root / "refunds" / "openapi.yaml").write_text("openapi: 3.0.0\npaths: [", encoding="utf-8")
    done = run(root, "--format", "html", "refunds")
    assert done.returncode == 2
    assert "refunds/openapi.yaml:3:1" in done.stderr
    assert "could not be compared" in (root / "packet" / "packet.html").read_text(encoding="utf-8")


FAULTS = {
    "nothing there": (("gone",), "gone: there is no such file"),
    "no document": (("empty",), "there is no document in empty"),
    "not text": (("binary.md",), "binary.md: a binary file"),
    "no revision": (("--since", "gone", "refunds"), "no commit 'gone'"),
    "an option as revision": (("--since", "--output=x", "refunds"), "no commit '--output=x'"),
    "no path": ((), "Missing argument"),
    "a file where a folder goes": (("-o", "wb.toml", "refunds"), "wb.toml: cannot be made"),
    "two formats for one file": (
        ("--format", "html", "-o", "packet/x.pdf", "refunds"),
        "packet/x.pdf is the name of a pdf file, and --format asks for html",
    ),
    "an unknown format": (("--format", "odt", "refunds"), "'odt' is not one of"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_done_is_one_clear_message(root: Path, name: str) -> None:
    arguments, message = FAULTS[name]
    (root / "empty").mkdir()
    (root / "binary.md").write_bytes(b"# A\n\0\1")
    (root / "wb.toml").write_text("", encoding="utf-8")
    done = run(root, *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "packet").exists()


def test_where_there_is_no_repository_nothing_is_said_of_fetching(tmp_path: Path) -> None:
    (tmp_path / "prfaq.md").write_text(prfaq(), encoding="utf-8")
    done = run(tmp_path, "--format", "html", "--since", "HEAD~1", "prfaq.md")
    assert done.returncode == 2
    assert "is in no Git repository" in done.stderr
    assert "git fetch" not in done.stderr


def test_a_packet_that_was_there_is_replaced_whole(root: Path) -> None:
    assert run(root, "--format", "html", "refunds").returncode == 0
    (root / "refunds" / "prfaq.md").write_text(prfaq(sentence="Something else."), encoding="utf-8")
    assert run(root, "--format", "html", "refunds").returncode == 0
    assert "Something else." in (root / "packet" / "packet.html").read_text(encoding="utf-8")
    assert [path.name for path in (root / "packet").iterdir()] == ["packet.html"]
