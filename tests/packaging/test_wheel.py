"""What users install is the wheel: built, put into an empty environment, and used."""

import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel, built from the source distribution, and that distribution."""
    out = tmp_path_factory.mktemp("dist")
    done = run(sys.executable, "-m", "build", "--outdir", out, ROOT, cwd=out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``wb`` command of an environment that holds the wheel and nothing of the checkout."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    (wheel,) = built.glob("*.whl")
    done = run(scripts / "python", "-m", "pip", "install", "--quiet", wheel, cwd=home)
    assert done.returncode == 0, done.stderr
    return scripts / "wb"


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
