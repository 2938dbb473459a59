"""What users install is the wheel: built, put into an empty environment, and used."""

import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.gate.berths import BERTHS, BREAK, BROKEN
from tests.packaging.conftest import run


def test_wheel_and_sdist_hold_schemas_and_templates(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"wb/schemas/report.schema.json", "wb/schemas/kinds/prfaq.json", "wb/templates/prfaq.md"} <= names
    assert {"wb/templates/init/wb.toml", "wb/templates/init/workflow.yml"} <= names
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        inside = {name.split("/", 1)[-1] for name in archive.getnames()}
    assert {"schemas/report.schema.json", "templates/prfaq.md", "tests/packaging/test_wheel.py"} <= inside


def test_the_installed_command_scaffolds_lints_and_outlines(installed: Path, tmp_path: Path) -> None:
    made = run(installed, "new", "prfaq", "Instant refunds", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    (document,) = tmp_path.rglob("*.md")
    linted = run(installed, "lint", document, cwd=tmp_path)
    assert linted.returncode == 0, linted.stdout + linted.stderr
    assert "in 1 document" in linted.stdout
    outlined = run(installed, "outline", document, "--format", "json", cwd=tmp_path)
    assert '"kind": "prfaq"' in outlined.stdout


def test_the_installed_command_sets_a_repository_up(installed: Path, tmp_path: Path) -> None:
    assert run("git", "init", "--quiet", cwd=tmp_path).returncode == 0
    done = run(installed, "init", "--yes", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "wb.toml").is_file()
    assert (tmp_path / ".github/workflows/wb.yml").is_file()
    assert run(installed, "check", cwd=tmp_path).returncode == 0


def test_the_installed_command_stops_a_break(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(BERTHS, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(BROKEN, encoding="utf-8")
    done = run(installed, "api", "check", "old.yaml", "new.yaml", cwd=tmp_path)
    if "could not be installed" in done.stderr and "WB_DIST" not in os.environ:
        pytest.skip("needs oasdiff")
    assert done.returncode == 1, done.stderr
    assert BREAK in done.stdout
