"""Runs ``wb init`` as a user does, in repositories of their kind."""

import os
import subprocess
import sys
from pathlib import Path

from tests.gate.repository import NOBODY, Repository

FLAWED = (
    "---\nkind: glossary\nowner: Mira\nstatus: review\n---\n\n# Glossary\n\n**Ship**: see [it](lost.md).\n"
)
FINE = FLAWED.replace("see [it](lost.md)", "it floats")
HOOKS = "repos:\n- repo: https://example.com/hooks\n  rev: v1\n  hooks:\n  - id: tidy  # first\n"
SWAGGER = "swagger: '2.0'\ninfo: {title: Old, version: '1'}\npaths: {}\n"


def wb(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "wb", *arguments],
        cwd=folder,
        env={**NOBODY, "NO_COLOR": "1", "PYTHONUTF8": "1"},
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def answering(folder: Path, answers: str, *arguments: str) -> tuple[int, str]:
    """Run wb at a terminal and type answers; the exit code and all that the terminal showed."""
    import pty  # noqa: PLC0415 - not on Windows

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "wb", *arguments]
    process = subprocess.Popen(
        command, cwd=folder, env={**NOBODY, "NO_COLOR": "1"}, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    os.write(ours, answers.encode())
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:  # Linux says so when the other side has gone
        pass
    os.close(ours)
    return process.wait(120), shown.decode("utf-8", "replace")


def files(repository: Repository) -> dict[str, bytes]:
    """Every file outside .git."""
    root = repository.root
    found = (
        path for path in root.rglob("*") if path.is_file() and ".git" not in path.relative_to(root).parts
    )
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}
