"""A runner with wb installed by the action's own steps, once for all tests."""

import json
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.action.runner import ROOT, Job, Runner
from tests.gate.berths import BERTHS, FILE
from tests.gate.conftest import engine
from tests.gate.repository import Repository
from tests.hooks.conftest import registry_answers
from tests.sharing import shared
from wb import cache

__all__ = ["engine"]

PULL = 7
MAY_WRITE = "may-write"


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The ``wb`` that the action's install step makes, shared by the workers of a test run."""
    with shared(tmp_path_factory, "action") as folder:
        program = folder / "wb" / "venv" / "bin" / "wb"
        if not program.exists():
            repository = Repository(folder / "first")
            repository.commit({"notes.md": "# Notes\n"})
            job = Runner(ROOT, folder).run(repository.root, {"GITHUB_SHA": "0" * 40})
            if not program.exists() and not registry_answers(folder):
                pytest.skip("needs a package registry, to install wb as the action does")
            assert program.exists(), job.log
    return str(program)


@dataclass
class Forge:
    """A repository on GitHub with an open pull request, and runs of the action on it."""

    origin: Repository
    folder: Path
    installed: str
    event: dict[str, Any] = field(default_factory=dict)

    def propose(self, texts: dict[str, str | None], fork: bool = False) -> None:
        """Open a pull request: a branch with one commit, and GitHub's trial merge of it."""
        self.origin.branch(texts)
        self.open("work", fork)

    def open(self, branch: str, fork: bool = False) -> None:
        """Open a pull request of a branch that is there."""
        self.origin.git("switch", "--quiet", "--detach", "main")
        self.origin.git("merge", "--quiet", "--no-ff", "--message=Trial", branch)
        self.origin.git("update-ref", f"refs/pull/{PULL}/merge", "HEAD")
        self.origin.git("switch", "--quiet", "--detach", "main")
        source = "stranger/berths" if fork else "owner/berths"
        self.event = {"pull_request": {"number": PULL, "head": {"repo": {"full_name": source}}}}

    def checkout(self, depth: int | None = 1, ref: str = f"refs/pull/{PULL}/merge") -> Path:
        """What actions/checkout leaves: one commit, detached, as deep as was asked."""
        workspace = self.folder / "workspace"
        shutil.rmtree(workspace, ignore_errors=True)
        made = Repository(workspace)
        made.git("remote", "add", "origin", f"file://{self.origin.root}")
        options = (
            [f"--depth={depth}", "origin"] if depth else ["origin", "+refs/heads/*:refs/remotes/origin/*"]
        )
        made.git("fetch", "--quiet", "--no-tags", *options, f"+{ref}:refs/remotes/pull/{PULL}/merge")
        made.git("checkout", "--quiet", "--detach", f"refs/remotes/pull/{PULL}/merge")
        return workspace

    def run(
        self, workspace: Path, inputs: dict[str, str] | None = None, token: str = "", **github: str
    ) -> Job:
        """Run the action for the pull request."""
        payload = self.folder / "event.json"
        payload.write_text(json.dumps(self.event), encoding="utf-8")
        known = {
            "GITHUB_REPOSITORY": "owner/berths",
            "GITHUB_SHA": Repository(workspace).git("rev-parse", "HEAD"),
            "GITHUB_REF": f"refs/pull/{PULL}/merge",
            "GITHUB_BASE_REF": "main",
            "GITHUB_EVENT_NAME": "pull_request",
            "GITHUB_EVENT_PATH": str(payload),
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_RUN_ID": "12",
            "GH_STORE": str(self.store),
            **github,
        }
        temp = self.folder / "temp"
        # As the action's cache brings it back.
        engine = temp / "wb" / "cache" / "wb" / "oasdiff"
        shutil.copytree(cache.folder() / "oasdiff", engine, dirs_exist_ok=True)
        runner = Runner(ROOT, temp, self.folder / "programs", self.installed)
        return runner.run(workspace, known, inputs, token)

    @property
    def store(self) -> Path:
        """Where the comments are."""
        return self.folder / "github.json"

    def github(self) -> dict[str, Any]:
        """The comments that there are, and the calls that were made."""
        kept: dict[str, Any] = {"comments": [], "calls": []}
        return json.loads(self.store.read_text(encoding="utf-8")) if self.store.exists() else kept

    def comments(self) -> list[str]:
        """The texts of the comments."""
        return [comment["body"] for comment in self.github()["comments"]]


@pytest.fixture
def forge(installed: str, tmp_path: Path) -> Forge:
    """A repository with a contract on GitHub, and a ``gh`` that talks to it."""
    origin = Repository(tmp_path / "origin")
    origin.commit({FILE: BERTHS})
    return hosted(origin, tmp_path, installed)


def hosted(origin: Repository, folder: Path, installed: str) -> Forge:
    """A repository as GitHub has it, and a ``gh`` that talks to it."""
    origin.git("config", "uploadpack.allowAnySHA1InWant", "true")
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    gh = programs / "gh"
    own = Path(__file__).with_name("gh.py")
    gh.write_text(f'#!/bin/sh\nexec "{sys.executable}" -I "{own}" "$@"\n', encoding="utf-8")
    gh.chmod(0o755)
    return Forge(origin, folder, installed)
