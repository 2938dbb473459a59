"""What starting wb pulls in: the heavy libraries stay out until they are needed."""

import subprocess
import sys
from pathlib import Path

import pytest

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
DOCUMENT = "# Refunds PR/FAQ\n\n## Press Release\n\nToday we launch refunds.\n\n## FAQ\n\n### What does it cost?\n\nNothing.\n"


def imported(code: str, folder: Path) -> set[str]:
    """The modules that a fresh interpreter has loaded after running the code."""
    script = f"import sys\ntry:\n    {code}\nexcept SystemExit:\n    pass\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, timeout=60
    )
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


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_version_and_help_read_no_configuration(tmp_path: Path, word: str) -> None:
    code = f"import sys; sys.argv[1:] = [{word!r}]; import wb.cli; wb.cli.main()"
    assert "wb.config" not in imported(code, tmp_path) or word == "--help"
