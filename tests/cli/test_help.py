"""Each ``--help`` has two examples, and they do what they show: in a repository where everything is there."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import click
import pytest

from tests.gate.berths import BERTHS, BROKEN, TODAY
from tests.gate.conftest import engine
from tests.gate.repository import NOBODY, Repository
from wb.cli import cli

__all__ = ["engine"]

Shell = Callable[[str], "subprocess.Popen[str]"]

EXAMPLES = re.compile(r"\n  Examples?:\n((?:    \S.*\n)+)")
LATER = "2027-05-21"
"""The day that examples name; put off when they run, so that they never are of the past."""

TOML = """\
[contracts.orders]
path = "openapi.yaml"
sunsets = {"1.4.0" = 2020-01-31}
"""
SERVING = ("wb preview",)
"""Commands that run until somebody stops them."""

BEFORE = {"wb new": "proposals/instant-refunds", "wb init": "wb.toml"}
"""What is not there yet where a command makes it."""


def leaves(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    """Every command that does something, with its help."""
    if not isinstance(command, click.Group):
        yield context.command_path, command.get_help(context)
        return
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None
        if not found.hidden:
            yield from leaves(
                found, click.Context(found, info_name=name, parent=context, max_content_width=100)
            )


HELP = dict(leaves(cli, click.Context(cli, info_name="wb")))


def examples(name: str) -> list[str]:
    shown = EXAMPLES.search(HELP[name])
    return [line.strip() for line in shown[1].splitlines()] if shown else []


def proposal(title: str, folder: Path) -> None:
    run = [sys.executable, "-m", "wb", "new", "proposal", title, "--owner", "Mira Okafor"]
    subprocess.run(run, cwd=folder, env=NOBODY, check=True, capture_output=True, timeout=60)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory, engine: None) -> Path:
    """A branch of a clone, with proposals, contracts, a published version and a tag."""
    made = Repository(tmp_path_factory.mktemp("help") / "repository")
    released = BERTHS.replace("1.0.0", "1.4.0")
    made.commit({"openapi.yaml": released, "openapi.released.yaml": released, "api/ships.yaml": BERTHS})
    made.git("tag", "v1.4.0")
    publish = [sys.executable, "-m", "wb", "api", "publish", "openapi.yaml", "--name", "orders"]
    subprocess.run(publish, cwd=made.root, env=NOBODY, check=True, capture_output=True, timeout=60)
    for title in ("Instant refunds", "Refunds"):
        proposal(title, made.root)
    shutil.copy(made.root / "proposals/refunds/prfaq.md", made.root / "prfaq.md")
    made.commit({"wb.toml": TOML})
    made.git("update-ref", "refs/remotes/origin/main", "HEAD")
    made.branch({"api/ships.yaml": BROKEN, "notes.md": "# Notes\n"})
    return made.root


def test_every_command_is_seen() -> None:
    assert {"wb check", "wb init", "wb api gate", "wb oasdiff path", "wb completion"} <= HELP.keys()


@pytest.mark.parametrize("name", HELP)
def test_a_help_has_two_examples_of_its_command(name: str) -> None:
    shown = examples(name)
    assert len(shown) >= 2
    assert all(name in line for line in shown)
    assert all(len(line) <= 100 for line in shown)


@pytest.fixture
def shell(repository: Path, tmp_path: Path) -> Iterator[Shell]:
    """A copy of the repository with a home and a path of its own, and how a line is run there."""
    here = tmp_path / "repository"
    shutil.copytree(repository, here, symlinks=True)
    for folder in (".local/share/bash-completion/completions", ".config/fish/completions"):
        (tmp_path / "home" / folder).mkdir(parents=True)
    programs = {"wb": f'exec "{sys.executable}" -m wb "$@"', "xdg-open": "exit 0"}
    for name, line in programs.items():
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        program.chmod(0o755)
    variables = {
        "HOME": str(tmp_path / "home"),
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONUNBUFFERED": "1",
        "XDG_CACHE_HOME": NOBODY.get("XDG_CACHE_HOME") or str(Path.home() / ".cache"),
    }
    running: list[subprocess.Popen[str]] = []

    def start(line: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            ["bash", "--norc", "-c", line.replace(LATER, str(TODAY + timedelta(days=90)))],
            cwd=here,
            env={**NOBODY, **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        running.append(process)
        return process

    yield start
    for process in running:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


UNIX = pytest.mark.skipif(sys.platform == "win32", reason="the examples are lines for a shell of Unix")


@UNIX
@pytest.mark.parametrize(
    ("name", "line"), [(name, line) for name in HELP if name not in SERVING for line in examples(name)]
)
def test_an_example_does_what_it_shows(name: str, line: str, shell: Shell, tmp_path: Path) -> None:
    gone = tmp_path / "repository" / BEFORE.get(name, "nothing")
    if gone.is_dir():
        shutil.rmtree(gone)
    else:
        gone.unlink(missing_ok=True)
    process = shell(line)
    _, said = process.communicate(timeout=300)
    assert process.returncode in (0, 1), said
    assert "Traceback" not in said


@UNIX
@pytest.mark.parametrize(("name", "line"), [(name, line) for name in SERVING for line in examples(name)])
def test_an_example_that_serves_says_where(name: str, line: str, shell: Shell) -> None:
    process = shell(line.replace(name, f"{name} --port 0"))  # others may have the port that it names
    assert process.stdout is not None
    assert process.stdout.readline().startswith("http://")
