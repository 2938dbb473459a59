"""The gate beside raw oasdiff on real API histories, each pair as a branch of a real repository.

    python bench/gate.py [--runs N] [--only NAME] [--corpus FOLDER]

Prints for every pair of consecutive versions: size, changes, verdict, CPU and wall of raw oasdiff and of
``wb api gate`` (the whole process tree; validation apart), peak memory, whether N runs said the same to the
byte, and oasdiff's errors that the gate does not report as errors. Validation is timed in a process of its
own and taken off the gate's CPU. Targets, as ratios of CPU on the same pair: a small edit of a specification
over 1 MB 0.6, a rewritten one 1.3; validation 1.0 over 1 MB.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "contracts"
WB = [sys.executable, "-m", "wb"]
DUPLICATE_ENDPOINT = 104
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))}
COLUMNS = (
    f"{'pair':<32} {'MB':>5} {'changes':>7} {'verdict':<14} {'oasdiff':>13} {'gate':>13} {'validation':>10}"
    f" {'ratio':>6} {'memory':>11} {'alike':>5} {'lost':>4}"
)

VALIDATION = """
import sys, time
from pathlib import Path
from wb.contracts.load import load
from wb.contracts.tree import Folder
from wb.contracts.validate import violations
sides = [load(Folder(Path(path).parent), Path(path).name, "x") for path in sys.argv[1:]]
before = time.process_time()
violations(*sides)
print(time.process_time() - before)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process tree: exit code, output, seconds of CPU and of wall, peak MB of one process."""

    code: int
    output: bytes
    cpu: float
    wall: float
    memory: float


def run(argv: list[str], folder: Path | None = None) -> Run:
    """Run a program to its end and see what it took."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            argv, cwd=folder, env=ENVIRONMENT, stdout=out, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        wall = time.perf_counter() - start
        return Run(process.returncode, out.read(), used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def raw(engine: str, base: Path, revision: Path) -> Run:
    """What oasdiff says by itself."""
    argv = [engine, "changelog", str(base), str(revision), "-f", "json"]
    done = run(argv)
    return run([*argv, "--include-path-params"]) if done.code == DUPLICATE_ENDPOINT else done


def branch(folder: Path, base: Path, revision: Path) -> None:
    """A repository with the base on main, and the revision in the work tree of a branch."""
    name = f"openapi{base.suffix}"
    (folder / name).write_bytes(base.read_bytes())
    git = ["git", "-c", "user.name=bench", "-c", "user.email=bench@example.com"]
    commands = (
        ["init", "-q", "-b", "main"],
        ["add", "."],
        ["commit", "-q", "-m", "base"],
        ["switch", "-q", "-c", "work"],
    )
    for command in commands:
        subprocess.run([*git, *command], cwd=folder, env=ENVIRONMENT, check=True)
    (folder / name).write_bytes(revision.read_bytes())


def measure(engine: str, base: Path, revision: Path, runs: int) -> str:
    """One line of the table."""
    theirs = raw(engine, base, revision)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        branch(folder, base, revision)
        ours = [run([*WB, "api", "gate", "--format", "json"], folder) for _ in range(runs)]
    best = min(ours, key=lambda one: one.cpu)
    nothing: dict[str, Any] = {"findings": [], "summary": {"error": 0}}
    report: dict[str, Any] = json.loads(best.output) if best.code in (0, 1) else nothing
    checked = run([sys.executable, "-c", VALIDATION, str(base), str(revision)])
    validation = float(checked.output) if checked.code == 0 else 0.0
    verdict = f"{report['summary']['error']} errors" if best.code in (0, 1) else f"exit {best.code}"
    alike = "yes" if len({(one.code, one.output) for one in ours}) == 1 else "NO"
    reported = _reported(theirs)
    lost = _lost(reported, report)
    for check in lost:
        print(f"    lost: {check}")
    cells = (
        f"{base.parent.name + ' ' + base.stem + '-' + revision.stem:<32}",
        f"{base.stat().st_size / 1e6:>5.2f}",
        f"{len(reported):>7}",
        f"{verdict:<14}",
        f"{theirs.cpu:>5.2f}s/{theirs.wall:>5.2f}s",
        f"{best.cpu:>5.2f}s/{best.wall:>5.2f}s",
        f"{validation:>9.2f}s",
        f"{(best.cpu - validation) / theirs.cpu:>6.2f}",
        f"{theirs.memory:>4.0f}/{best.memory:>4.0f}MB",
        f"{alike:>5}",
        f"{len(lost):>4}",
    )
    return " ".join(cells)


def _reported(theirs: Run) -> list[dict[str, Any]]:
    """What oasdiff reports; nothing where it fails."""
    if theirs.code != 0:
        return []
    found = json.loads(theirs.output)
    changes: list[dict[str, Any]] = found if isinstance(found, list) else found["changes"]
    return changes


def _lost(reported: list[dict[str, Any]], report: dict[str, Any]) -> list[str]:
    """Oasdiff's errors, as check and operation, that the gate does not report as errors."""
    errors = [finding for finding in report["findings"] if finding["severity"] == "error"]
    ours = {(finding["rule"], " ".join(finding["subject"].split()[:2])) for finding in errors}
    theirs = {
        (change["id"], f"{change.get('operation', '')} {change.get('path', '')}".strip())
        for change in reported
        if change["level"] == 3
    }
    return sorted(f"{check} {operation}" for check, operation in theirs - ours)


def main() -> None:
    """Measure every pair."""
    parser = argparse.ArgumentParser(description="The gate beside raw oasdiff.")
    parser.add_argument("--runs", type=int, default=3, help="runs of the gate on each pair")
    parser.add_argument("--only", default="", help="only the folders with this in their name")
    parser.add_argument(
        "--corpus", type=Path, default=CORPUS, help="folders with <n>.yaml or <n>.json in them"
    )
    options = parser.parse_args()
    engine = subprocess.run(
        [*WB, "oasdiff", "path"], capture_output=True, text=True, check=True
    ).stdout.strip()
    print(COLUMNS)
    for folder in sorted(
        path for path in options.corpus.iterdir() if path.is_dir() and options.only in path.name
    ):
        versions = sorted(
            (file for file in folder.iterdir() if file.stem.isdigit()), key=lambda file: int(file.stem)
        )
        for base, revision in pairwise(versions):
            print(measure(engine, base, revision, options.runs), flush=True)


if __name__ == "__main__":
    main()
