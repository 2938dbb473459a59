"""The README says what is so: CI runs its test command, its links lead somewhere, its commands exist."""

import re
from pathlib import Path

import pytest

from wb.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    commands: list[str] = re.findall(r"```sh\n(.+)\n```", README)
    assert len(commands) == 2
    assert commands[1] in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_the_commands_that_the_pages_show_exist(page: Path) -> None:
    shown = re.findall(r"`wb ([a-z]+)\b", page.read_text(encoding="utf-8"))
    assert set(shown) <= COMMANDS.keys()
