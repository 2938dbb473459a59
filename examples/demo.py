"""Run wb on the bundled examples and explain each exit code.

    python examples/demo.py

Needs wb installed in the Python that runs it. Exits with 0 when every command ended as explained here.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


class Step(NamedTuple):
    """One command: why it is run, its arguments, the exit code to expect and what that code means."""

    why: str
    arguments: tuple[str, ...]
    code: int
    meaning: str


STEPS = (
    Step(
        "A proposal that is ready for its review",
        ("lint", "examples/instant-refunds"),
        0,
        "every document has its parts, and none has an error. A pull request with it would pass.",
    ),
    Step(
        "A PR/FAQ that is not",
        ("lint", "examples/flawed/prfaq.md"),
        1,
        "there are errors. Each has a place, a reason, and what to do; CI would stop here.",
    ),
    Step(
        "The next version of the contract, which calls itself 1.1.0",
        ("api", "check", "examples/instant-refunds/openapi.yaml", "examples/flawed/openapi-v2.yaml"),
        1,
        "clients of version 1.0.0 would stop working. APIs are forever, so CI would stop here, too.",
    ),
)

UNFINISHED = (
    "wb could not do its work; the message above says what to do. A check that did not run never says 0."
)


def main() -> int:
    """Run all steps; 0 when each ended as expected."""
    surprises = [step for step in STEPS if not play(step)]
    print(style("1", f"{len(STEPS) - len(surprises)} of {len(STEPS)} commands ended as told."))
    return 1 if surprises else 0


def play(step: Step) -> bool:
    """Show one command, run it, and explain its exit code; whether that was the expected one."""
    print(style("1", f"# {step.why}"))
    print(style("1;36", f"$ wb {' '.join(step.arguments)}\n"), flush=True)
    # -P: the wb that is installed, not the one in the folder where this runs.
    argv = [sys.executable, "-P", "-m", "wb", *step.arguments]
    code = subprocess.run(argv, cwd=ROOT, env=environment(), check=False).returncode
    expected = code == step.code
    meaning = step.meaning if expected else UNFINISHED if code == 2 else f"expected was {step.code}."
    print(style("32" if expected else "31", f"\n-> exit code {code}: {meaning}\n"), flush=True)
    return expected


def environment() -> dict[str, str]:
    """This environment; wb colours its output also where no terminal is, unless NO_COLOR is set."""
    return {"FORCE_COLOR": "1", **os.environ}


def style(code: str, text: str) -> str:
    """The text in a colour, unless NO_COLOR is set."""
    return text if os.environ.get("NO_COLOR") else f"\x1b[{code}m{text}\x1b[0m"


if __name__ == "__main__":
    sys.exit(main())
