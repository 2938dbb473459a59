"""A release is refused unless tag, version and change log agree."""

import re
import runpy
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gate.repository import NOBODY

ROOT = Path(__file__).resolve().parents[2]
faults: Callable[[str, Path], list[str]] = runpy.run_path(str(ROOT / ".ci" / "release.py"))["faults"]

READY = "# Changelog\n\n## Unreleased\n\n## 1.2.3 – 2027-05-21\n\n- Something.\n\n## 1.2.2 – 2027-01-02\n"


def checkout(folder: Path, version: str = "1.2.3", log: str = READY) -> Path:
    (folder / "wb").mkdir(parents=True)
    (folder / "wb" / "__init__.py").write_text(f'"""wb."""\n\n__version__ = "{version}"\n', encoding="utf-8")
    (folder / "CHANGELOG.md").write_text(log, encoding="utf-8")
    return folder


def test_what_agrees_is_released(tmp_path: Path) -> None:
    assert faults("v1.2.3", checkout(tmp_path)) == []


@pytest.mark.parametrize(
    ("tag", "version", "log", "said"),
    [
        ("v1.2.4", "1.2.3", READY, "tag v1.2.3, or raise it"),
        ("1.2.3", "1.2.3", READY, "tag v1.2.3"),
        ("v1.2.3rc1", "1.2.3rc1", READY, "is not like 1.2.3"),
        ("v1.2.3", "1.2.3", READY.replace("1.2.3 –", "1.2.4 –"), "no heading"),
        ("v1.2.3", "1.2.3", READY.replace("2027-05-21", "soon"), "name the day"),
        ("v1.2.3", "1.2.3", READY.replace("Unreleased\n", "Unreleased\n\n- More.\n"), "move it"),
        ("v1.2.2", "1.2.2", READY, "then this release"),
        ("v1.2.3", "1.2.3", READY.replace("## Unreleased\n\n", ""), "comes first"),
    ],
)
def test_what_does_not_is_refused(tmp_path: Path, tag: str, version: str, log: str, said: str) -> None:
    found = faults(tag, checkout(tmp_path, version, log))
    assert any(said in fault for fault in found), found


def test_a_tag_of_this_checkout_without_its_heading_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / ".ci" / "release.py", "v999.0.0"],
        env=NOBODY,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "tag v" in done.stdout


def test_what_is_locked_is_all_that_ci_needs() -> None:
    """Each library that pyproject.toml names is in the lock, every one with its digest."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    lock = (ROOT / ".ci" / "requirements.txt").read_text(encoding="utf-8")
    locked = re.findall(r"^([\w.-]+)==\S+(?: ; .+)? \\\n    --hash=sha256:", lock, re.MULTILINE)
    assert len(locked) == len(re.findall(r"^\S+==", lock, re.MULTILINE))
    names = {re.findall(r"[\w.-]+", requirement)[0].lower() for requirement in named}
    assert names - {name.lower() for name in locked} == set(), "run: bash .ci/lock"
