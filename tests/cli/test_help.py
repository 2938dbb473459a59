"""Each ``--help`` has two examples, and they do what they show: in a repository where everything is there."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import click
import pytest

from tests.gate.berths import BERTHS, BROKEN, TODAY
from tests.gate.conftest import engine
from tests.gate.repository import NOBODY, Repository
from wb.cli import cli

__all__ = ["engine"]

EXAMPLES = re.compile(r"\n  Examples?:\n((?:    \S.*\n)+)")
LATER = "2027-05-21"
"""The day that examples name; put off when they run, so that they never are of the past."""

TOML = """\
[contracts.orders]
path = "openapi.yaml"
sunsets = {"1.4.0" = 2020-01-31}
"""
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


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are lines for a shell of Unix")
@pytest.mark.parametrize(("name", "line"), [(name, line) for name in HELP for line in examples(name)])
def test_an_example_does_what_it_shows(name: str, line: str, repository: Path, tmp_path: Path) -> None:
    here = tmp_path / "repository"
    shutil.copytree(repository, here, symlinks=True)
    gone = here / BEFORE.get(name, "nothing")
    if gone.is_dir():
        shutil.rmtree(gone)
    else:
        gone.unlink(missing_ok=True)
    home = tmp_path / "home"
    for folder in (".local/share/bash-completion/completions", ".config/fish/completions"):
        (home / folder).mkdir(parents=True)
    scripts = tmp_path / "bin"
    scripts.mkdir()
    wb = scripts / "wb"
    wb.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m wb "$@"\n', encoding="utf-8")
    wb.chmod(0o755)
    caches = {"XDG_CACHE_HOME": NOBODY.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")}
    path = f"{scripts}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "--norc", "-c", line.replace(LATER, str(TODAY + timedelta(days=90)))],
        cwd=here,
        env={**NOBODY, **caches, "HOME": str(home), "PATH": path, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
