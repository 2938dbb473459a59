"""``wb doctor``: what it says of a sound machine and of broken ones, and its exit code."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.gate.berths import BERTHS, FILE
from tests.gate.repository import NOBODY, Repository
from wb import doctor
from wb.contracts.oasdiff_find import PINNED
from wb.contracts.oasdiff_install import require
from wb.errors import ToolError

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "schemas/doctor.schema.json").read_text("utf-8"))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    made.commit({FILE: BERTHS})
    return made


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "wb", "doctor", *arguments],
        cwd=folder,
        env={**NOBODY, "NO_COLOR": "1", "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def checks(folder: Path, **environment: str) -> tuple[int, dict[str, dict[str, Any]]]:
    done = run(folder, "--format", "json", **environment)
    data = json.loads(done.stdout)
    Draft202012Validator(SCHEMA).validate(data)
    assert data["fine"] == all(one["fine"] for one in data["checks"])
    return done.returncode, {one["name"]: one for one in data["checks"]}


def test_a_sound_machine(repository: Repository) -> None:
    try:
        engine = require(lambda _: None)
    except ToolError as error:
        pytest.skip(f"needs oasdiff: {error}")
    code, found = checks(repository.root)
    assert code == 0
    assert found["oasdiff"]["details"] == {
        "version": engine.version,
        "source": engine.origin,
        "path": str(engine.path),
        "sha256": hashlib.sha256(engine.path.read_bytes()).hexdigest(),
    }
    assert found["python"]["details"]["path"] == sys.executable
    assert found["repository"]["details"] == {"branch": "main"}
    assert found["configuration"]["remedy"] == "wb init"
    assert run(repository.root).stdout.count("ok ") == len(found)


def test_the_cache_is_measured(repository: Repository, tmp_path: Path) -> None:
    kept = tmp_path / "cache/pages/ab"
    kept.mkdir(parents=True)
    (kept / "c").write_bytes(b"x" * 1500)
    _, found = checks(repository.root, WB_CACHE_DIR=str(tmp_path / "cache"))
    assert found["cache"]["details"] == {"path": str(tmp_path / "cache"), "bytes": 1500}


def test_a_cache_that_is_a_file(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    code, found = checks(repository.root, WB_CACHE_DIR=str(tmp_path / "file/cache"))
    assert (code, found["cache"]["fine"]) == (1, False)
    assert "WB_CACHE_DIR" in found["cache"]["remedy"]


def test_the_network_switch(repository: Repository) -> None:
    _, found = checks(repository.root, WB_OFFLINE="1")
    assert found["network"]["details"] == {"offline": 1}


def test_what_is_missing_comes_with_its_command(repository: Repository, tmp_path: Path) -> None:
    bare = {"WB_CACHE_DIR": str(tmp_path / "empty"), "PATH": str(tmp_path), "WB_OASDIFF": ""}
    code, found = checks(repository.root, **bare)
    assert code == 1
    assert (found["oasdiff"]["fine"], found["oasdiff"]["remedy"]) == (False, "wb oasdiff install")
    assert (found["git"]["fine"], found["git"]["remedy"]) == (False, "Install git: https://git-scm.com")


def test_an_engine_that_is_none(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "fake").write_text("nothing", "utf-8")
    code, found = checks(repository.root, WB_OASDIFF=str(tmp_path / "fake"))
    assert code == 1
    assert "WB_OASDIFF" in found["oasdiff"]["remedy"] + found["oasdiff"]["found"]
    assert PINNED not in found["oasdiff"]["details"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1\n", "colour"),
        ('[rules]\nbroken-lnk = "off"\n', "there is no rule 'broken-lnk'"),
        ('[[overrides]]\npaths = ["a/"]\nrules = { broken-lnk = "off" }\n', "there is no rule 'broken-lnk'"),
        ('[policy]\nprofile = "strickt"\n', "there is no profile 'strickt'"),
        ('[contracts.a]\npath = "lost.yaml"\n', "names lost.yaml, which is not there"),
        ('[contracts.a]\npath = "openapi.yaml"\nrules = { few-questions = { levl = 1 } }\n', "levl"),
        ('templates = "lost"\n', "there is no such folder"),
        ('[[waivers]]\nreason = "because"\n', "does not say what it waives"),
    ],
)
def test_a_configuration_is_read_to_the_end(repository: Repository, text: str, said: str) -> None:
    repository.commit({"wb.toml": text})
    code, found = checks(repository.root)
    assert code == 1
    assert said in found["configuration"]["found"]
    assert found["configuration"]["remedy"]


def test_a_baseline_that_is_none(repository: Repository) -> None:
    repository.commit({".wb-baseline.json": "{"})
    _, found = checks(repository.root)
    assert ".wb-baseline.json: is no baseline" in found["configuration"]["found"]


def test_a_shallow_clone_and_a_branch_that_nothing_tells(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"b": "2"})
    subprocess.run(
        ["git", "clone", "--quiet", "--depth=1", f"file://{repository.root}", str(tmp_path / "clone")],
        env=NOBODY,
        check=True,
        timeout=60,
    )
    _, found = checks(tmp_path / "clone")
    assert found["repository"]["remedy"] == "git fetch --unshallow"
    repository.git("branch", "--move", "trunk")
    _, found = checks(repository.root)
    assert found["repository"]["remedy"] == "git remote set-head origin --auto"


def test_outside_a_repository(tmp_path: Path) -> None:
    _, found = checks(tmp_path)
    assert "is in no Git repository" in found["repository"]["found"]


def test_what_cannot_be_looked_at_is_no_finding(
    monkeypatch: pytest.MonkeyPatch, repository: Repository
) -> None:
    from click.testing import CliRunner  # noqa: PLC0415 - only here

    from wb.cli import cli  # noqa: PLC0415 - as above

    def denied(_folder: Path) -> doctor.Examined:
        raise PermissionError(13, "Permission denied", "/cache")

    monkeypatch.setitem(doctor._LOOKS, "cache", denied)
    monkeypatch.chdir(repository.root)
    result = CliRunner().invoke(cli, ["doctor"])
    assert result.exit_code == 2
    assert "could not be looked at" in result.output
