"""The gate and the ledger as somebody types them: what is printed, and the exit code."""

import json
import os
import subprocess
import sys
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from tests.gate.berths import BERTHS, BREAK, BROKEN, FILE, TODAY
from tests.gate.repository import NOBODY, Repository

pytestmark = pytest.mark.usefixtures("engine")


def wb(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "wb", *arguments],
        cwd=folder,
        env={**NOBODY, "NO_COLOR": "1", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    made.commit({FILE: BERTHS})
    return made


def test_from_the_break_to_the_waiver(repository: Repository) -> None:
    assert wb(repository.root, "api", "gate").returncode == 0
    repository.branch({FILE: BROKEN})
    done = wb(repository.root, "api", "gate")
    assert done.returncode == 1
    assert f"{FILE}:10:60: error: GET /berths: " in done.stdout
    command = next(line.split() for line in done.stdout.splitlines() if "wb waive" in line)
    agreed = (
        "--reason=Its only client moved",
        "--owner=Mira Okafor",
        f"--expires={TODAY + timedelta(days=9)}",
    )
    assert wb(repository.root, *command[1:3], *agreed).returncode == 0
    (written,) = tomllib.loads((repository.root / "wb.toml").read_text("utf-8"))["waivers"]
    assert (written["rule"], written["contract"], written["operation"]) == (BREAK, "openapi", "GET /berths")
    done = wb(repository.root, "api", "gate", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)["summary"]["waived"]) == (0, 1)


def test_the_target_comes_from_the_ci_and_is_never_guessed_in_its_place(repository: Repository) -> None:
    repository.branch({FILE: BROKEN})
    assert wb(repository.root, "api", "gate", GITHUB_BASE_REF="main").returncode == 1
    done = wb(repository.root, "api", "gate", GITHUB_BASE_REF="next")
    assert done.returncode == 2
    assert "git fetch origin +refs/heads/next" in done.stderr


def test_variables_of_a_hook_do_not_lead_elsewhere(repository: Repository, tmp_path: Path) -> None:
    repository.branch({FILE: BROKEN})
    elsewhere = {"GIT_DIR": str(tmp_path / "x"), "GIT_INDEX_FILE": str(tmp_path / "y"), "GIT_WORK_TREE": "/"}
    assert wb(repository.root, "api", "gate", **elsewhere).returncode == 1


def test_a_missing_engine_is_no_yes(repository: Repository, tmp_path: Path) -> None:
    repository.branch({FILE: BROKEN})
    nowhere = {"WB_OASDIFF": str(tmp_path / "missing"), "WB_OFFLINE": "1"}
    done = wb(repository.root, "api", "gate", **nowhere)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert os.fspath(tmp_path / "missing") in done.stderr


def test_outside_a_repository(tmp_path: Path) -> None:
    done = wb(tmp_path, "api", "gate")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is in no Git repository" in done.stderr


def test_the_life_of_a_version(repository: Repository) -> None:
    done = wb(repository.root, "api", "publish", FILE)
    assert (done.returncode, done.stdout) == (0, "contracts/published/openapi/1.0.0: published\n")
    assert "same content" in wb(repository.root, "api", "publish", FILE).stdout
    assert wb(repository.root, "api", "verify").returncode == 0
    (row,) = json.loads(wb(repository.root, "api", "history", "--format", "json").stdout)["published"]
    assert (row["name"], row["version"], row["status"]) == ("openapi", "1.0.0", "live")
    repository.write({FILE: BROKEN})
    assert wb(repository.root, "api", "publish", FILE).returncode == 2
    assert wb(repository.root, "api", "verify").returncode == 1
    done = wb(repository.root, "api", "retire", "openapi", "1.0.0")
    assert (done.returncode, "Nobody announced a sunset" in done.stderr) == (2, True)
    assert wb(repository.root, "api", "history", "lost").returncode == 2


def test_a_change_log(repository: Repository) -> None:
    repository.write({FILE: BROKEN})
    done = wb(repository.root, "api", "changelog", f"HEAD:{FILE}", FILE)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "# Berths 1.0.0")
    page = wb(repository.root, "api", "changelog", f"HEAD:{FILE}", FILE, "--format", "html").stdout
    assert page.startswith("<!doctype html>")
