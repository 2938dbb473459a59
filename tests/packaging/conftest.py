"""The wheel, built once, and an environment that holds it and nothing of the checkout."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.sharing import shared

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel, built from the source distribution, and that distribution.

    WB_DIST names one that is there already: a release is tested as it will be published.
    """
    if given := os.environ.get("WB_DIST"):
        return Path(given).absolute()
    with shared(tmp_path_factory, "dist") as folder:
        if not list(folder.glob("*.whl")):
            done = run(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
            assert done.returncode == 0, done.stdout + done.stderr
        return folder


@pytest.fixture(scope="session")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``wb`` command of that environment."""
    with shared(tmp_path_factory, "environment") as home:
        if not (home / "done").exists():
            venv.create(home, with_pip=True)
            (wheel,) = built.glob("*.whl")
            done = run(home / SCRIPTS / "python", "-m", "pip", "install", "--quiet", wheel, cwd=home)
            assert done.returncode == 0, done.stderr
            (home / "done").touch()
        return home / SCRIPTS / "wb"
