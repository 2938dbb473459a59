"""The gate beside raw oasdiff on real API histories, each pair as a branch of a real repository.

    python bench/gate.py [--runs N] [--only NAME] [--corpus FOLDER]

Prints for every pair of consecutive versions: size, changes, verdict, CPU and wall of raw oasdiff and of
``wb api gate`` (the whole process tree; medians, in turns, the gate with an empty cache), the gate's CPU with
what it has kept, validation and its ratio to oasdiff, the ratio of the rest, peak memory, whether all runs
said the same to the byte, and oasdiff's errors that are lost; below, why others are no errors here.
Validation is timed in a process of its own and taken off the gate's CPU. Targets, as ratios of CPU on the
same pair: a small edit of a specification over 1 MB 0.6, a rewritten one 1.3; validation 1.0 over 1 MB.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.unreported import explained, unreported

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "contracts"
WB = [sys.executable, "-m", "wb"]
GATE = [*WB, "api", "gate", "--format", "json"]
OFTEN = 5
"""Runs from which a median is taken where more would tell nothing new."""

DUPLICATE_ENDPOINT = 104
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))}
COLUMNS = (
    f"{'pair':<32} {'MB':>5} {'changes':>7} {'verdict':<10} {'oasdiff':>13} {'gate':>13} {'again':>6}"
    f" {'validation':>12} {'ratio':>6} {'memory':>11} {'alike':>5} {'lost':>4}"
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


def run(argv: list[str], folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Run:
    """Run a program to its end and see what it took."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            argv,
            cwd=folder,
            env={**ENVIRONMENT, **(environment or {})},
            stdout=out,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
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
    """One line of the table, and below it why some errors of oasdiff are none here."""
    theirs, ours, again = _runs(engine, base, revision, runs)
    raws, gates = _median(theirs), _median(ours)
    first = ours[0]
    nothing: dict[str, Any] = {"findings": [], "summary": {"error": 0}}
    report: dict[str, Any] = json.loads(first.output) if first.code in (0, 1) else nothing
    reported = _reported(theirs[0])
    lost = unreported(reported, report)
    reasons = explained(lost, report, base, revision) if lost else {}
    validation = statistics.median(_validation(base, revision) for _ in theirs)
    cells = (
        f"{base.parent.name + ' ' + base.stem + '-' + revision.stem:<32}",
        f"{base.stat().st_size / 1e6:>5.2f}",
        f"{len(reported):>7}",
        f"{_verdict(first, report):<10}",
        f"{raws.cpu:>5.2f}s/{raws.wall:>5.2f}s",
        f"{gates.cpu:>5.2f}s/{gates.wall:>5.2f}s",
        f"{_median(again).cpu:>5.2f}s",
        f"{validation:>5.2f}s {validation / raws.cpu:>5.2f}",
        f"{(gates.cpu - validation) / raws.cpu:>6.2f}",
        f"{raws.memory:>4.0f}/{max(one.memory for one in ours):>4.0f}MB",
        f"{'yes' if len({(one.code, one.output) for one in [*ours, *again]}) == 1 else 'NO':>5}",
        f"{len(lost) - len(reasons):>4}",
    )
    told = [f"    {count} not errors here: {why}" for why, count in Counter(reasons.values()).most_common()]
    return "\n".join([" ".join(cells), *told, *(f"    LOST: {it}" for it in lost if str(it) not in reasons)])


def _runs(engine: str, base: Path, revision: Path, runs: int) -> tuple[list[Run], list[Run], list[Run]]:
    """Raw oasdiff and the gate in turns; the gate with an empty cache, and at last with what it has kept."""
    theirs, ours, again = [], [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "repository")
        folder.mkdir()
        branch(folder, base, revision)
        for number in range(runs):
            if number < OFTEN:
                theirs.append(raw(engine, base, revision))
            cache = {"WB_CACHE_DIR": str(Path(name, f"cache {number}")), "WB_OASDIFF": engine}
            ours.append(run(GATE, folder, cache))
            if number < OFTEN:
                again.append(run(GATE, folder, cache))
    return theirs, ours, again


def _median(runs: list[Run]) -> Run:
    return sorted(runs, key=lambda one: one.cpu)[len(runs) // 2]


def _validation(base: Path, revision: Path) -> float:
    """Seconds of CPU that validation takes by itself, with an empty cache."""
    with tempfile.TemporaryDirectory() as cache:
        argv = [sys.executable, "-c", VALIDATION, str(base), str(revision)]
        checked = run(argv, None, {"WB_CACHE_DIR": cache})
    return float(checked.output) if checked.code == 0 else 0.0


def _verdict(done: Run, report: dict[str, Any]) -> str:
    return f"{report['summary']['error']} errors" if done.code in (0, 1) else f"exit {done.code}"


def _reported(theirs: Run) -> list[dict[str, Any]]:
    """What oasdiff reports; nothing where it fails."""
    if theirs.code != 0:
        return []
    found = json.loads(theirs.output)
    changes: list[dict[str, Any]] = found if isinstance(found, list) else found["changes"]
    return changes


def main() -> None:
    """Measure every pair."""
    parser = argparse.ArgumentParser(description="The gate beside raw oasdiff.")
    parser.add_argument("--runs", type=int, default=10, help="runs of the gate on each pair")
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
