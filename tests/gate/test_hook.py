"""The gate as Git's own hook: it sees what is about to be committed, however the commit is made."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.gate.berths import BERTHS, BREAK, BROKEN, FILE
from tests.gate.repository import NOBODY, Repository

pytestmark = pytest.mark.usefixtures("engine")


def hooked(root: Path) -> Repository:
    """A repository whose commits the gate looks at first."""
    made = Repository(root)
    hook = root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m wb api gate --staged\n', encoding="utf-8")
    hook.chmod(0o755)
    return made


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = hooked(tmp_path / "repository")
    made.commit({FILE: BERTHS, "other.txt": "1"})
    return made


def commit(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "commit", "--message=A step", *arguments],
        cwd=folder,
        env=NOBODY,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_first_commit_has_nothing_before_it(tmp_path: Path) -> None:
    repository = hooked(tmp_path / "new")
    repository.write({FILE: BERTHS})
    repository.git("add", "--all")
    done = commit(repository.root)
    assert done.returncode == 0, done.stderr
    assert "1 contract" in done.stderr
    assert "in its first commit" in done.stderr


@pytest.mark.parametrize("ways", [("--all",), (FILE,), ("--include", FILE)], ids=" ".join)
def test_a_commit_with_an_index_of_its_own(repository: Repository, ways: tuple[str, ...]) -> None:
    repository.write({FILE: BROKEN})
    done = commit(repository.root, *ways)
    assert done.returncode == 1
    assert BREAK in done.stderr


def test_what_is_not_in_the_commit_does_not_count(repository: Repository) -> None:
    repository.write({FILE: BROKEN, "other.txt": "2"})
    repository.git("add", FILE)
    assert commit(repository.root, "--only", "other.txt").returncode == 0
    assert commit(repository.root).returncode == 1


def test_in_another_work_tree(repository: Repository, tmp_path: Path) -> None:
    repository.git("worktree", "add", "--quiet", "-b", "work", str(tmp_path / "second"))
    (tmp_path / "second" / FILE).write_text(BROKEN, encoding="utf-8")
    assert commit(tmp_path / "second", "--all").returncode == 1


def test_the_index_of_another_repository_is_not_taken(repository: Repository, tmp_path: Path) -> None:
    """A hook of one repository that looks at another one."""
    other = Repository(tmp_path / "other")
    other.commit({FILE: BERTHS})
    other.write({FILE: BROKEN})
    other.git("add", "--all")
    hook = repository.root / ".git" / "hooks" / "pre-commit"
    elsewhere = f'cd "{other.root}" && exec "{sys.executable}" -m wb api gate --staged'
    hook.write_text(f"#!/bin/sh\n{elsewhere}\n", encoding="utf-8")
    repository.write({"other.txt": "2"})
    done = commit(repository.root, "--all")
    assert done.returncode == 1
    assert BREAK in done.stderr
