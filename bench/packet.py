"""Packets beside what browsers print: wall time, processor time and memory, in one run.

    python bench/packet.py [--runs 3]

For the example's press release, its six-page narrative and a manual of sixty pages that is made here: wb as
PDF and HTML with an empty cache and with what an earlier run kept, Chromium's print of the packet's own HTML,
and WeasyPrint, each where it is installed. Ratios are those of medians.
"""

import argparse
import importlib.util
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "instant-refunds"
WORDS = (
    *("the", "shop", "owner", "opens", "settings", "and", "chooses", "the", "highest", "amount", "while"),
    *("the", "carrier", "scans", "a", "parcel", "at", "the", "counter", "then", "the", "phone", "shows"),
    *("which", "account", "will", "get", "the", "money", "that", "shoppers", "wait", "for", "because"),
)
PATHS = {
    "FAQ of three pages": "prfaq.md",
    "six-page narrative": "narrative.md",
    "manual of sixty pages": "manual.md",
}


class Spent(NamedTuple):
    """What a command took: seconds on the clock, seconds of processors, mebibytes at the most."""

    wall: float
    cpu: float
    memory: float


def manual(pages: int, seed: int = 1) -> str:
    """A manual of about so many pages: headings, prose, lists, tables and code."""
    dice = random.Random(seed)

    def sentence(words: int) -> str:
        return f"{' '.join(dice.choices(WORDS, k=words)).capitalize()}."

    pieces = ["---\nkind: manual\ntitle: The manual\n---", "# The manual"]
    for number in range(round(pages / 1.55)):
        pieces.append(f"## {number}. {sentence(4)[:-1]}")
        for _ in range(4):
            pieces.append(f"### {sentence(5)[:-1]}")
            pieces.append(f"{sentence(14)} {sentence(18)} {sentence(12)} Use `option_{number}`.")
            pieces.append(
                f"{sentence(20)} **{sentence(3)}** {sentence(25)} See [more](https://example.com/)."
            )
            pieces.append("\n".join(f"- {sentence(9)}" for _ in range(4)))
        rows = "\n".join(f"| {sentence(3)} | `{sentence(1)}` | {dice.randint(1, 999)} |" for _ in range(6))
        pieces.append(f"| what | name | number |\n| --- | --- | --: |\n{rows}")
        pieces.append("```sh\n" + "\n".join(f"curl https://api.example.com/{n}" for n in range(5)) + "\n```")
    return "\n\n".join(pieces) + "\n"


def narrative() -> str:
    """A narrative of six pages."""
    return f"---\nkind: narrative\n---\n\n# Refunds\n\n{manual(6).partition('# The manual')[2]}"


def spent(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Spent:
    """Run a command and account for it and all that it started and waited for."""
    start = time.monotonic()
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=output, stderr=output
        )
        _, status, used = os.wait4(process.pid, 0)
    wall, process.returncode = time.monotonic() - start, os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit((folder / "output").read_text(encoding="utf-8", errors="replace"))
    return Spent(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def contenders(folder: Path, name: str) -> dict[str, Callable[[], Spent]]:
    """What is measured, by name; all on the same document."""
    cache = {"WB_CACHE_DIR": str(folder / "cache")}
    wb = (sys.executable, "-m", "wb", "packet", "--format")

    def cold() -> Spent:
        shutil.rmtree(folder / "cache", ignore_errors=True)
        return spent((*wb, "pdf", "--format", "html", name), folder, cache)

    found = {
        "wb, PDF and HTML, cold": cold,
        "wb, PDF and HTML, warm": lambda: spent((*wb, "pdf", "--format", "html", name), folder, cache),
        "wb, PDF, warm": lambda: spent((*wb, "pdf", name), folder, cache),
        "wb, HTML, warm": lambda: spent((*wb, "html", name), folder, cache),
    }
    page = (folder / "packet" / "packet.html").as_uri()
    if browser := next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    ):
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
        command = (browser, *options, f"--print-to-pdf={folder / 'browser.pdf'}", page)
        found["Chromium, PDF"] = lambda: spent(command, folder, {})
    if importlib.util.find_spec("weasyprint"):
        printed = (sys.executable, "-m", "weasyprint", page, str(folder / "weasyprint.pdf"))
        found["WeasyPrint, PDF"] = lambda: spent(printed, folder, {})
    return found


def measure(folder: Path, title: str, name: str, runs: int) -> None:
    """Print a table for one document."""
    print(f"\n{title}")
    spent((sys.executable, "-m", "wb", "packet", "--format", "html", name), folder, {})
    taken: dict[str, list[Spent]] = {}
    for _ in range(runs):  # in turns, so that a machine that slows down slows all of them
        for contender, run in contenders(folder, name).items():
            taken.setdefault(contender, []).append(run())
    medians = {
        contender: Spent(*(statistics.median(column) for column in zip(*all_of, strict=True)))
        for contender, all_of in taken.items()
    }
    base = medians.get("Chromium, PDF")
    print(f"  {'':<24}{'wall s':>8}{'cpu s':>8}{'MiB':>7}{'wall/Chromium':>15}{'cpu/Chromium':>14}")
    for contender, median in medians.items():
        ratio = f"{median.wall / base.wall:>15.2f}{median.cpu / base.cpu:>14.2f}" if base else ""
        print(f"  {contender:<24}{median.wall:>8.2f}{median.cpu:>8.2f}{median.memory:>7.0f}{ratio}")


def main() -> None:
    """Measure the three documents."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="wb-bench-") as place:
        folder = Path(place)
        (folder / "wb.toml").touch()
        shutil.copy(EXAMPLE / "prfaq.md", folder)
        (folder / "narrative.md").write_text(narrative(), encoding="utf-8")
        (folder / "manual.md").write_text(manual(60), encoding="utf-8")
        for title, name in PATHS.items():
            measure(folder, title, name, runs)


if __name__ == "__main__":
    main()
