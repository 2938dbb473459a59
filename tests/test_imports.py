"""What starting wb pulls in: the heavy libraries stay out until they are needed."""

import subprocess
import sys
from pathlib import Path

HEAVY = {
    "jinja2",
    "jsonschema",
    "jsonschema_rs",
    "multiprocessing",
    "openapi_spec_validator",
    "pydantic",
    "subprocess",
    "typst",
    "urllib.request",
}
DOCUMENT = """\
# Refunds PR/FAQ

## Press Release

Today we launch refunds.

## FAQ

### What does it cost?

Nothing.
"""


def imported(code: str, folder: Path) -> set[str]:
    """The modules that a fresh interpreter has loaded after running the code."""
    script = f"""
import sys
try:
    {code}
except SystemExit:
    pass
print(*sys.modules, file=sys.stderr)
"""
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=True)
    assert "Traceback" not in done.stderr
    return set(done.stderr.split())


def test_importing_the_command_line_pulls_in_no_markdown_and_no_yaml(tmp_path: Path) -> None:
    loaded = imported("import wb.cli", tmp_path)
    assert "click" in loaded
    assert loaded & (HEAVY | {"markdown_it", "yaml", "msgspec", "wb.config"}) == set()


def test_linting_a_document_pulls_in_no_heavy_library(tmp_path: Path) -> None:
    (tmp_path / "prfaq.md").write_text(DOCUMENT, encoding="utf-8")
    code = "import sys; sys.argv[1:] = ['lint', 'prfaq.md']; import wb.cli; wb.cli.main()"
    loaded = imported(code, tmp_path)
    assert "markdown_it" in loaded
    assert loaded & HEAVY == set()


def test_the_version_needs_no_command(tmp_path: Path) -> None:
    code = "import sys; sys.argv[1:] = ['--version']; import wb.cli; wb.cli.main()"
    assert {name for name in imported(code, tmp_path) if name.startswith("wb.")} <= {"wb.cli", "wb.errors"}
