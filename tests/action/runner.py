"""Runs action.yml as a runner of GitHub does: step by step, with its files, environment and conditions."""

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.action.expressions import evaluate, filled
from tests.gate.repository import NOBODY

ROOT = Path(__file__).resolve().parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
UPLOAD = "actions/upload-artifact"


@dataclass
class Job:
    """What came of a run: its log, outputs, summary, and the artifacts that were uploaded."""

    failed: bool = False
    log: str = ""
    outputs: dict[str, str] = field(default_factory=dict)
    summary: str = ""
    artifacts: dict[str, list[str]] = field(default_factory=dict)

    def commands(self, name: str) -> list[str]:
        """The lines of the log that a runner takes for a command of this name."""
        return [line for line in self.log.splitlines() if line.lstrip().startswith(f"::{name} ")]


@dataclass
class _State:
    """One run: where, about what, what is known so far, what came of it."""

    workspace: Path
    github: Mapping[str, str]
    contexts: dict[str, Any] = field(default_factory=dict)
    job: Job = field(default_factory=Job)


@dataclass
class Runner:
    """A machine that runs the action.

    Args:
        action: where the action was checked out to.
        temp: its folder for what may go.
        programs: a folder that comes first on the PATH.
        installed: the ``wb`` of an earlier run's install step, which is not run again then.
    """

    action: Path
    temp: Path
    programs: Path | None = None
    installed: str = ""

    def run(
        self,
        workspace: Path,
        github: Mapping[str, str],
        inputs: Mapping[str, str] | None = None,
        token: str = "",
    ) -> Job:
        """Run the action in a checkout.

        Args:
            workspace: the checkout.
            github: the variables that tell about the event.
            inputs: of the action; its defaults hold for the others.
            token: that the workflow has.
        """
        given = {name: about["default"] for name, about in ACTION["inputs"].items()} | dict(inputs or {})
        assert given.keys() == ACTION["inputs"].keys()
        state = _State(workspace, github)
        state.contexts = {
            "inputs": given,
            "steps": defaultdict(lambda: {"outputs": defaultdict(str), "outcome": "skipped"}),
            "runner": {"temp": str(self.temp), "os": "Linux"},
            "github": {"token": token, "action_path": str(self.action)},
        }
        for step in ACTION["runs"]["steps"]:
            passed = not state.job.failed
            state.contexts["functions"] = {"success": passed, "cancelled": False, "always": True}
            if evaluate(step.get("if", "success()"), state.contexts):
                self._step(step, state)
        outputs = ACTION["outputs"].items()
        state.job.outputs = {name: filled(about["value"], state.contexts) for name, about in outputs}
        return state.job

    def _step(self, step: dict[str, Any], state: "_State") -> None:
        if "uses" in step:
            outputs, passed = self._foreign(step, state)
        elif step.get("id") == "install" and self.installed:
            outputs, passed = {"wb": self.installed}, True
        else:
            outputs, passed = self._shell(step, state)
        state.job.failed |= not passed
        if "id" in step:
            known = defaultdict(str, outputs)
            outcome = "success" if passed else "failure"
            state.contexts["steps"][step["id"]] = {"outputs": known, "outcome": outcome}

    def _foreign(self, step: dict[str, Any], state: "_State") -> tuple[dict[str, str], bool]:
        """What the actions of others do, as far as it can be seen from here."""
        given = {name: filled(str(value), state.contexts) for name, value in step.get("with", {}).items()}
        if step["uses"].startswith(UPLOAD):
            folder = Path(given["path"])
            state.job.artifacts[given["name"]] = sorted(
                path.name for path in folder.rglob("*") if path.is_file()
            )
            return {}, bool(state.job.artifacts[given["name"]])
        if step["uses"].startswith("actions/setup-python"):
            return {"python-path": sys.executable, "python-version": "3.13.0"}, True
        return {}, True

    def _shell(self, step: dict[str, Any], state: "_State") -> tuple[dict[str, str], bool]:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "an input would become shell text"
        own = {name: filled(str(value), state.contexts) for name, value in step.get("env", {}).items()}
        files = {name: self.temp / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("", encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=state.workspace,
            env={
                **self._environment(),
                **state.github,
                **own,
                **{name: str(path) for name, path in files.items()},
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=600,
            check=False,
        )
        state.job.log += done.stdout
        state.job.summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        lines = files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines), done.returncode == 0

    def _environment(self) -> dict[str, str]:
        first: Sequence[str] = [str(self.programs)] if self.programs else []
        return {
            **{name: value for name, value in NOBODY.items() if not name.startswith(("WB_", "GH_"))},
            "PATH": os.pathsep.join([*first, os.environ["PATH"]]),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(self.action),
            "RUNNER_TEMP": str(self.temp),
            "RUNNER_OS": "Linux",
            "RUNNER_ARCH": "X64",
        }
