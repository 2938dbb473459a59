"""Draws the README's picture from what wb prints: ``python docs/picture.py``.

Needs the diff engine, so it is not part of regenerate.py; a test compares where the engine is there.
"""

import io
import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "output.svg"
COMMANDS = (
    ("lint", "--quiet", "examples/flawed/prfaq.md"),
    ("api", "check", "examples/instant-refunds/openapi.yaml", "examples/flawed/openapi-v2.yaml"),
)
LINES = 24
"""How much of each output is shown."""

# Without web fonts: a picture that fetches nothing.
FRAME = """\
<svg viewBox="0 -12 {terminal_width} {terminal_height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font: {char_height}px Menlo, Consolas, "DejaVu Sans Mono", monospace; line-height: {line_height}px;
}}
{styles}
</style>
<rect fill="#1c1f26" y="-12" width="100%" height="100%" rx="8"/>
<g transform="translate(12, 0)" class="{unique_id}-matrix">{backgrounds}{matrix}</g>
</svg>
"""


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(picture(), encoding="utf-8")


def picture() -> str:
    """The picture as SVG."""
    console = Console(record=True, width=118, file=io.StringIO(), force_terminal=True)
    for command in COMMANDS:
        console.print(Text(f"$ wb {' '.join(command)}", style="bold cyan"))
        lines = output(command).splitlines()
        shown = lines if len(lines) <= LINES else [*lines[: LINES - 2], "  …", lines[-1]]
        console.print(Text.from_ansi("\n".join(shown)))
    return console.export_svg(code_format=FRAME, unique_id="wb")


def output(command: tuple[str, ...]) -> str:
    """What wb prints, with colours."""
    environment = {**os.environ, "FORCE_COLOR": "1", "NO_COLOR": ""}
    argv = [sys.executable, "-m", "wb", *command]
    done = subprocess.run(argv, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr)
    return done.stdout


if __name__ == "__main__":
    main()
