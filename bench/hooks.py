"""The hooks: what a commit of one changed document pays beside `wb lint` on it, as ratios in one run.

    python bench/hooks.py [FILE]

Whole processes, taken in turn, medians of processor time. The shipped entries run in a scratch repository by
pre-commit itself; what it costs is measured with a hook that does nothing, and taken off.
Target: a hook costs at most 2 times `wb lint FILE`.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
RUNS = 11
BESIDE = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def main() -> None:
    """Time the hooks and print their ratios."""
    named = sys.argv[1] if len(sys.argv) > 1 else ROOT / "examples" / "instant-refunds" / "prfaq.md"
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        prepare(scratch, Path(named))
        peer = ["wb", "lint", "prfaq.md"]
        commands = {
            name: ["pre-commit", "run", name] for name in ("nothing", "wb-lint", "wb-api", "wb-check")
        }
        for command in (peer, *commands.values()):
            seconds(command, scratch)  # caches are warm, as they are for somebody who works
        rounds = [
            {"lint": seconds(peer, scratch)} | {name: seconds(one, scratch) for name, one in commands.items()}
            for _ in range(RUNS)
        ]
    middle = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    print(
        f"wb lint prfaq.md: {middle['lint'] * 1000:.0f} ms; "
        f"pre-commit alone: {middle['nothing'] * 1000:.0f} ms"
    )
    for name in ("wb-lint", "wb-api", "wb-check"):
        own = middle[name] - middle["nothing"]
        print(f"{name}: {own * 1000:.0f} ms; ratio {own / middle['lint']:.2f} (target 2.0)")


def prepare(folder: Path, document: Path) -> None:
    """A repository with a contract and one changed document that is staged."""
    shipped: list[dict[str, Any]] = yaml.safe_load(
        (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    )
    nothing = {"id": "nothing", "name": "nothing", "entry": "true", "language": "system", "always_run": True}
    hooks = [{**hook, "language": "system"} for hook in shipped]
    config = {"repos": [{"repo": "local", "hooks": [nothing, *hooks]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    shutil.copy(document, folder / "prfaq.md")
    shutil.copy(ROOT / "examples" / "instant-refunds" / "openapi.yaml", folder)
    identity = ("-c", "user.name=Mira", "-c", "user.email=mira@example.com")
    for command in (("init", "-q", "-b", "main"), ("add", "."), (*identity, "commit", "-qm", "A start")):
        subprocess.run(["git", *command], cwd=folder, check=True)
    with (folder / "prfaq.md").open("a", encoding="utf-8") as file:
        file.write("\n<!-- changed -->\n")
    subprocess.run(["git", "add", "."], cwd=folder, check=True)


def seconds(command: list[str], folder: Path) -> float:
    """Processor time of one run, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env={**os.environ, "PATH": BESIDE}, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
