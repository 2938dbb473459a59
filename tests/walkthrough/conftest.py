"""A machine with the wheel, pre-commit and a GitHub, in which a page is replayed."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from tests.action.conftest import MAY_WRITE, hosted
from tests.action.conftest import installed as action
from tests.gate.berths import TODAY
from tests.gate.conftest import engine
from tests.gate.repository import NOBODY, Repository
from tests.hooks.conftest import Hooks, hooks
from tests.packaging.conftest import built
from tests.packaging.conftest import installed as wheel
from tests.walkthrough.replay import World
from wb import project

__all__ = ["action", "built", "engine", "hooks", "wheel"]

SHOWN_DAY = "2027-02-21"
"""What the page shows for a day some weeks from now, whenever it is replayed."""


@dataclass(frozen=True)
class Machine:
    """Where the user is: the wheel's ``wb`` is first on the PATH, wb's repository at hand for pre-commit."""

    folder: Path
    wb: Path
    hooks: Hooks
    action: str
    work: Path

    def world(self) -> World:
        return World(self.typed, self.proposed, self.plain)

    def typed(self, command: str) -> tuple[str, int]:
        done = subprocess.run(
            ["bash", "-c", command.replace(SHOWN_DAY, str(TODAY + timedelta(days=60)))],
            cwd=self.folder,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
        return done.stdout, done.returncode

    def proposed(self, branch: str) -> str:
        """What the action says of the pull request of a branch."""
        place = Path(tempfile.mkdtemp(dir=self.work))
        Repository(self.folder).git("clone", "--quiet", "--no-checkout", ".", str(place / "origin"))
        origin = Repository(place / "origin")
        origin.git("switch", "--quiet", "--detach", "origin/main")
        for name in ("main", branch):
            origin.git("branch", "--quiet", "--force", name, f"origin/{name}")
        forge = hosted(origin, place, self.action)
        forge.open(branch)
        job = forge.run(forge.checkout(), token=MAY_WRITE)
        assert job.failed == (job.outputs["verdict"] != "passed")
        return job.summary

    def plain(self, text: str) -> str:
        return text.replace(str(self.folder), ".").replace(str(TODAY + timedelta(days=60)), SHOWN_DAY)

    def _environment(self) -> dict[str, str]:
        settings = {f"url.{self.hooks.source}.insteadOf": project.ADDRESS}
        numbered = list(enumerate(settings.items()))
        return {
            **NOBODY,
            **{f"GIT_CONFIG_KEY_{number}": name for number, (name, _) in numbered},
            **{f"GIT_CONFIG_VALUE_{number}": value for number, (_, value) in numbered},
            "GIT_CONFIG_COUNT": str(len(settings)),
            "PATH": os.pathsep.join([str(self.wb.parent), str(Path(sys.executable).parent), NOBODY["PATH"]]),
            "PRE_COMMIT_HOME": str(self.hooks.home),
            "PRE_COMMIT_COLOR": "never",
            "NO_COLOR": "1",
            "COLUMNS": "100",
        }


@pytest.fixture
def machine(wheel: Path, hooks: Hooks, action: str, tmp_path: Path) -> Machine:
    """An empty folder on such a machine."""
    source = Repository(hooks.source)
    source.git("tag", "--force", project.TAG, hooks.commit)
    folder = tmp_path / "berths"
    folder.mkdir()
    return Machine(folder, wheel, hooks, action, tmp_path)
