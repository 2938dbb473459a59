"""Start-up: what wb costs beside the bare import of its libraries, as ratios in one run.

    python bench/startup.py [FILE]

Whole processes, taken in turn, medians. Targets: ``wb --version`` at most 2 times ``import click``;
``wb lint FILE`` at most 2.5 times ``import click, markdown_it``, with an empty cache as well as with the
answer of an earlier run.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 21


def main() -> None:
    """Time both pairs and print their ratios."""
    file = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "examples" / "instant-refunds" / "prfaq.md")
    python = [sys.executable]
    compare(
        "wb --version",
        [*python, "-m", "wb", "--version"],
        "import click",
        [*python, "-c", "import click"],
        2.0,
    )
    lint = [*python, "-m", "wb", "lint", file]
    peer = [*python, "-c", "import click, markdown_it"]
    compare(f"wb lint {Path(file).name}", lint, "import click, markdown_it", peer, 2.5)
    name = f"wb lint {Path(file).name}, empty cache"
    compare(name, lint, "import click, markdown_it", peer, 2.5, empty_cache=True)


def compare(  # noqa: PLR0913 - two commands with their names
    name: str,
    command: list[str],
    peer_name: str,
    peer: list[str],
    target: float,
    *,
    empty_cache: bool = False,
) -> None:
    """Run the two in turn and print the medians and their ratio."""
    for warm_up in (command, peer):
        seconds(warm_up)
    pairs = [(seconds(command, empty_cache=empty_cache), seconds(peer)) for _ in range(RUNS)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(our / their for our, their in pairs)
    print(
        f"{name}: {ours * 1000:.0f} ms; {peer_name}: {theirs * 1000:.0f} ms; "
        f"ratio {ratio:.2f} (target {target})"
    )


def seconds(command: list[str], *, empty_cache: bool = False) -> float:
    """Wall time of one run. Modules are compiled at the first one, as an installer compiles them."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        environment |= {"WB_CACHE_DIR": folder} if empty_cache else {}
        start = time.perf_counter()
        subprocess.run(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            cwd=ROOT,
            env=environment,
        )
        return time.perf_counter() - start


if __name__ == "__main__":
    main()
