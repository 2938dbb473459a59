"""The shipped hooks, installed once for all tests by the real pre-commit."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.gate.conftest import engine
from tests.gate.repository import NOBODY, Repository
from tests.sharing import shared

__all__ = ["engine"]

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE", "wb", "templates", "schemas")
"""What pre-commit needs of a clone of wb's repository."""


@dataclass(frozen=True)
class Hooks:
    """A repository that offers wb's hooks, the commit to take them at, and where pre-commit installs them."""

    source: Path
    commit: str
    home: Path

    def run(self, folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a program of this environment, or git, with the hooks at hand."""
        program = shutil.which(command[0], path=os.fspath(Path(sys.executable).parent)) or command[0]
        return subprocess.run(
            [program, *command[1:]],
            cwd=folder,
            env={**NOBODY, "PRE_COMMIT_HOME": str(self.home), "PRE_COMMIT_COLOR": "never", **environment},
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )

    def config(self, *hooks: str) -> str:
        """A configuration of pre-commit with some hooks, each an id or a YAML mapping."""
        lines = [f"  - {hook if hook.startswith('{') else f'id: {hook}'}" for hook in hooks]
        return "\n".join(
            ["repos:", f"- repo: {self.source}", f"  rev: {self.commit}", "  hooks:", *lines, ""]
        )


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Hooks:
    """The hooks of this checkout; the workers of a test run share one installation."""
    with shared(tmp_path_factory, "hooks") as folder:
        made = Hooks(folder / "wb", _published(folder / "wb"), folder / "pre-commit")
        _install(made, folder / "first")
    return made


def _published(folder: Path) -> str:
    if (folder / ".git").exists():
        return Repository(folder).git("rev-parse", "HEAD")
    for name in SHIPPED:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    return Repository(folder).commit({})


def _install(hooks: Hooks, folder: Path) -> None:
    repository = Repository(folder)
    repository.write({".pre-commit-config.yaml": hooks.config("wb-lint", "wb-api", "wb-check")})
    done = hooks.run(folder, "pre-commit", "install-hooks")
    if done.returncode != 0:
        if not registry_answers(folder):
            pytest.skip("needs a package registry, to install the hooks as pre-commit does")
        pytest.fail(done.stdout + done.stderr)


def registry_answers(folder: Path) -> bool:
    """Whether a package can be had: if so, an installation that fails is a fault of ours."""
    options = ("--quiet", "--no-deps", "--dest", str(folder))
    command = [sys.executable, "-m", "pip", "download", *options, "hatchling"]
    return subprocess.run(command, capture_output=True, timeout=120, check=False).returncode == 0
