"""The progress bar: on a terminal, on stderr, for long work, and nowhere else."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")  # not on Windows

WB = "from wb.cli import main, progress; progress.PATIENCE = {}; main()"
DOCUMENTS = 50
CLEAR = {name: value for name, value in os.environ.items() if name not in ("CI", "TERM", "WB_CACHE_DIR")}

Run = Callable[..., tuple[bytes, bytes]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run wb with a terminal for its stderr; what it wrote to stdout and to the terminal."""
    for number in range(DOCUMENTS):
        text = f"---\nkind: glossary\nowner: Mira\n---\n\n# Glossary {number}\n\n**Term**: a word.\n"
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")

    def wb(*arguments: str, patience: float = 0, **environment: str) -> tuple[bytes, bytes]:
        terminal, child = pty.openpty()
        env = CLEAR | {"TERM": "xterm", "WB_CACHE_DIR": str(tmp_path / "cache")} | environment
        argv = [sys.executable, "-c", WB.format(patience), *arguments]
        with (tmp_path / "printed").open("w+b") as printed:
            process = subprocess.Popen(argv, cwd=tmp_path, env=env, stdout=printed, stderr=child)
            os.close(child)
            shown = _all_of(terminal)
            os.close(terminal)
            process.wait(60)
            printed.seek(0)
            return printed.read(), shown

    return wb


def _all_of(terminal: int) -> bytes:
    shown = b""
    while True:
        try:
            more = os.read(terminal, 65536)
        except OSError:  # Linux says so where the other end is closed
            return shown
        if not more:
            return shown
        shown += more


def test_a_terminal_shows_how_far_long_work_is(run: Run) -> None:
    printed, shown = run("lint")
    assert b"files" in shown
    assert b"100%" in shown
    assert b"100%" not in printed


@pytest.mark.parametrize(
    ("arguments", "environment"), [(["--quiet"], {}), ([], {"CI": "true"}), ([], {"TERM": "dumb"})]
)
def test_some_want_none(run: Run, arguments: list[str], environment: dict[str, str]) -> None:
    assert b"%" not in run("lint", *arguments, **environment)[1]


def test_short_work_needs_none(run: Run) -> None:
    assert b"%" not in run("lint", patience=600)[1]


def test_the_findings_are_the_same_with_and_without(run: Run) -> None:
    assert run("lint", "--format", "json")[0] == run("lint", "--format", "json", CI="true")[0] != b""


def test_no_terminal_gets_none(run: Run, tmp_path: Path) -> None:
    argv = [sys.executable, "-c", WB.format(0), "lint"]
    done = subprocess.run(argv, cwd=tmp_path, env=CLEAR, capture_output=True, timeout=60, check=False)
    assert b"%" not in done.stderr


def test_the_gate_shows_how_many_contracts_are_checked(run: Run, tmp_path: Path) -> None:
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main"]
    for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "base"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    for name in ("one", "two", "three"):
        contract = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
        (tmp_path / f"{name}.yaml").write_text(contract, encoding="utf-8")
    shown = run("api", "gate")[1]
    assert b"contracts" in shown
    assert b"100%" in shown
