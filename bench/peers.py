"""How fast `wb lint` is beside its peers on the same seeded documents: markdownlint-cli2 and proselint.

    python -m bench.peers [--files 1 100 1000] [--words 1500] [--tools FOLDER]

Everything is timed in one run on one machine, each tool as a whole process with its own defaults, wb with
all of its rules on: once with an empty cache and once again with nothing changed. Peers are installed from
npm and PyPI into the folder of tools; one that cannot be is skipped with a word. Wall time says how long a
user waits, CPU time (of all processes) is what can be compared on a busy machine.

Targets: 1,000 documents three times faster than markdownlint-cli2 and five times faster than proselint; the
second run five times faster than the first; one document at most 2.5 times ``import click, markdown_it``;
a pre-commit hook on one changed document below a second.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.prose import write
from wb.catalogue import document_rules

ROOT = Path(__file__).resolve().parent.parent
IMPORTS = "import click, markdown_it"
NODE = "markdownlint-cli2"
FEW, MANY = 9, 3
"""Runs of which the fastest counts, for one file and for a hundred; a thousand files run once."""


class Timed(NamedTuple):
    """Seconds that a command took on the clock, and of CPU with all that it started."""

    wall: float
    cpu: float


def main() -> None:
    """Install the peers, write the documents, time everything, print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--files", type=int, nargs="+", default=[1, 100, 1000])
    parser.add_argument("--words", type=int, default=1500)
    parser.add_argument("--tools", type=Path, help="where the peers are, or are to be")
    arguments = parser.parse_args()
    done([sys.executable, "-m", "compileall", "-q", str(ROOT / "wb")])  # as an installer does
    with tempfile.TemporaryDirectory() as made:
        home = Path(made).resolve()
        peers = installed(arguments.tools or home / "tools")
        for count in arguments.files:
            table(home / f"documents-{count}", count, arguments.words, peers)
        hook(home / "hook", arguments.words)


def installed(tools: Path) -> dict[str, Path]:
    """The programs of the peers by name; those that cannot be had are named on the way."""
    tools.mkdir(parents=True, exist_ok=True)
    found: dict[str, Path] = {}
    place = tools / "node_modules" / ".bin" / NODE
    if place.exists() or done(["npm", "install", "--silent", "--prefix", str(tools), NODE]):
        found[NODE] = place
    place = tools / "venv" / "bin" / "proselint"
    python = str(place.with_name("python"))
    if place.exists() or (
        done([sys.executable, "-m", "venv", str(tools / "venv")])
        and done([python, "-m", "pip", "install", "--quiet", "proselint"])
    ):
        found["proselint"] = place
    for name in {NODE, "proselint"} - found.keys():
        print(f"{name}: skipped, since it could not be installed")
    return found


def done(command: Sequence[str]) -> bool:
    """Whether a command could be run and succeeded."""
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0
    except FileNotFoundError:
        return False


def table(folder: Path, count: int, words: int, peers: Mapping[str, Path]) -> None:
    """Time all tools on so many documents and print what they took."""
    write(folder, count, words, seed=1)
    levels = "".join(f'{rule.name} = "{rule.levels.strictest.label}"\n' for rule in document_rules())
    (folder / "wb.toml").write_text(f"[rules]\n{levels}", encoding="utf-8")
    runs = FEW if count < 10 else MANY if count < 1000 else 1
    files = sorted(path.name for path in folder.glob("*.md"))
    given = {NODE: ["*.md"], "proselint": ["check", *files]}
    timed = wb_timed(folder, files if count == 1 else ["."], runs)
    for name, program in peers.items():
        timed[name] = fastest([str(program), *given[name]], folder, runs)
    if count == 1:
        timed[IMPORTS] = fastest([sys.executable, "-c", IMPORTS], folder, runs)
    print(f"\n{count} documents of {words} words, the fastest of {runs}")
    print(f"{'':26}{'wall s':>10}{'CPU s':>10}{'wall/first':>12}{'CPU/first':>12}")
    first = timed["wb lint, first"]
    for name, took in timed.items():
        ratios = f"{took.wall / first.wall:>12.2f}{took.cpu / first.cpu:>12.2f}"
        print(f"{name:26}{took.wall:>10.3f}{took.cpu:>10.3f}{ratios}")


def wb_timed(folder: Path, paths: Sequence[str], runs: int) -> dict[str, Timed]:
    """What wb takes with an empty cache and, right after, with nothing changed."""
    command = [sys.executable, "-m", "wb", "lint", *paths]
    cache = folder.parent / "cache"
    first, again = [], []
    for _ in range(runs):
        shutil.rmtree(cache, ignore_errors=True)
        first.append(seconds(command, folder, cache))
        again.append(seconds(command, folder, cache))
    return {"wb lint, first": least(first), "wb lint, unchanged": least(again)}


def hook(folder: Path, words: int) -> None:
    """Time what pre-commit runs after one of a hundred documents has changed."""
    write(folder, 100, words, seed=2)
    changed = folder / "prfaq-0000.md"
    command = [sys.executable, "-m", "wb", "lint", changed.name]
    seconds(command, folder, folder.parent / "cache")
    with changed.open("a", encoding="utf-8") as file:
        file.write("\nOne sentence more.\n")
    took = seconds(command, folder, folder.parent / "cache")
    print(f"\nA hook on one changed document: {took.wall:.3f} s (CPU {took.cpu:.3f} s)")


def fastest(command: Sequence[str], folder: Path, runs: int) -> Timed:
    """The fastest of several runs of a command."""
    return least([seconds(command, folder) for _ in range(runs)])


def least(timed: Sequence[Timed]) -> Timed:
    """The least wall and the least CPU time."""
    return Timed(min(one.wall for one in timed), min(one.cpu for one in timed))


def seconds(command: Sequence[str], folder: Path, cache: Path | None = None) -> Timed:
    """What one run of a command takes; what it finds is thrown away.

    Exits when it cannot do its work: nothing would have been measured.
    """
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"WB_CACHE_DIR": str(cache), "PYTHONPATH": str(ROOT)} if cache else {}
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        sys.exit(f"{command[0]} could not do its work: exit code {process.returncode}")
    return Timed(wall, usage.ru_utime + usage.ru_stime)


if __name__ == "__main__":
    main()
