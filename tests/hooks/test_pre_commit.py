"""The shipped hooks in scratch repositories, run by the real pre-commit through real commits."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.check.test_check import FAULTY, FINE
from tests.gate.berths import BERTHS, BREAK, BROKEN, FILE
from tests.gate.repository import Repository
from tests.hooks.conftest import ROOT, Hooks

pytestmark = pytest.mark.usefixtures("engine")

ALL = ("wb-lint", "wb-api", "wb-check")


@pytest.fixture
def repository(hooks: Hooks, tmp_path: Path) -> Repository:
    """A repository with a document and a contract, whose commits go through all hooks."""
    made = Repository(tmp_path / "repository")
    made.commit({".pre-commit-config.yaml": hooks.config(*ALL), FILE: BERTHS, "glossary.md": FINE})
    assert hooks.run(made.root, "pre-commit", "install").returncode == 0
    return made


def commit(hooks: Hooks, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return hooks.run(folder, "git", "commit", "--message=A step", *options)


def stage(repository: Repository, texts: dict[str, str | None]) -> None:
    repository.write(texts)
    repository.git("add", "--all")


def test_the_manifest_is_valid(hooks: Hooks) -> None:
    done = hooks.run(ROOT, "pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout


def test_a_first_commit_is_checked_as_well(hooks: Hooks, tmp_path: Path) -> None:
    new = Repository(tmp_path / "new")
    hooks.run(new.root, "pre-commit", "install")
    stage(new, {".pre-commit-config.yaml": hooks.config(*ALL), FILE: BERTHS, "glossary.md": FAULTY})
    done = commit(hooks, new.root)
    assert done.returncode == 1
    assert "error: The link leads to lost.md" in done.stderr
    stage(new, {"glossary.md": FINE})
    done = commit(hooks, new.root)
    assert done.returncode == 0, done.stderr


def test_each_hook_stops_what_it_is_about(hooks: Hooks, repository: Repository) -> None:
    stage(repository, {FILE: BROKEN, "glossary.md": FAULTY})
    ran = {hook: hooks.run(repository.root, "pre-commit", "run", hook) for hook in ALL}
    assert {hook: done.returncode for hook, done in ran.items()} == dict.fromkeys(ALL, 1)
    found = {hook: {r for r in ("broken-link", BREAK) if r in done.stdout} for hook, done in ran.items()}
    assert found == {"wb-lint": {"broken-link"}, "wb-api": {BREAK}, "wb-check": {"broken-link", BREAK}}


def test_what_is_not_staged_does_not_count_and_is_not_lost(hooks: Hooks, repository: Repository) -> None:
    stage(repository, {"glossary.md": FINE + "\n**Quay**: where ships lie.\n"})
    unstaged = {"glossary.md": FAULTY, FILE: BROKEN, "new.md": FAULTY}
    repository.write(dict(unstaged))
    done = commit(hooks, repository.root)
    assert done.returncode == 0, done.stderr
    assert {name: (repository.root / name).read_text("utf-8") for name in unstaged} == unstaged


def test_what_is_staged_counts_though_it_is_mended_on_the_disk(hooks: Hooks, repository: Repository) -> None:
    stage(repository, {"glossary.md": FAULTY})
    repository.write({"glossary.md": FINE})
    assert commit(hooks, repository.root).returncode == 1
    stage(repository, {FILE: BROKEN})
    repository.write({FILE: BERTHS})
    done = commit(hooks, repository.root)
    assert done.returncode == 1
    assert BREAK in done.stderr


@pytest.mark.parametrize("ways", [("--all",), (FILE,)], ids=" ".join)
def test_commits_with_an_index_of_their_own(
    hooks: Hooks, repository: Repository, ways: tuple[str, ...]
) -> None:
    repository.write({FILE: BROKEN})
    done = commit(hooks, repository.root, *ways)
    assert done.returncode == 1
    assert BREAK in done.stderr


def test_a_contract_taken_away_is_no_gap(hooks: Hooks, repository: Repository) -> None:
    stage(repository, {FILE: None})
    done = commit(hooks, repository.root)
    assert done.returncode == 1
    assert "deleted-contract" in done.stderr


def test_in_a_second_work_tree(hooks: Hooks, repository: Repository, tmp_path: Path) -> None:
    second = tmp_path / "second"
    repository.git("worktree", "add", "--quiet", "-b", "work", str(second))
    (second / FILE).write_text(BROKEN, encoding="utf-8")
    assert commit(hooks, second, "--all").returncode == 1
    (second / FILE).write_text(BERTHS, encoding="utf-8")
    (second / "other.txt").write_text("1", encoding="utf-8")
    repository_of_second = Repository(second)
    repository_of_second.git("add", "--all")
    assert commit(hooks, second).returncode == 0


def test_in_several_processes_at_once(hooks: Hooks, repository: Repository, tmp_path: Path) -> None:
    """The hook asks for one process; it is safe all the same, with a cold cache that all write to."""
    documents = {f"d{n}.md": FAULTY.replace("lost", f"lost{n}") for n in range(24)}
    at_once = "{id: wb-lint, require_serial: false}"
    stage(repository, {**documents, ".pre-commit-config.yaml": hooks.config(at_once)})
    done = hooks.run(repository.root, "pre-commit", "run", WB_CACHE_DIR=str(tmp_path / "cache"))
    assert done.returncode == 1
    assert done.stdout.count(" documents\n") >= min(2, os.cpu_count() or 1)  # a report a process
    assert all(f"leads to lost{n}.md" in done.stdout for n in range(24))


def test_names_that_look_like_options(hooks: Hooks, repository: Repository) -> None:
    stage(repository, {"--fix.md": FAULTY, "-.md": FINE})
    done = hooks.run(repository.root, "pre-commit", "run", "wb-lint")
    assert done.returncode == 1
    assert "--fix.md:" in done.stdout
    assert (repository.root / "--fix.md").read_text("utf-8") == FAULTY


def test_where_there_is_nothing_for_it_to_check(hooks: Hooks, tmp_path: Path) -> None:
    new = Repository(tmp_path / "new")
    stage(
        new,
        {
            ".pre-commit-config.yaml": hooks.config(*ALL),
            "wb.toml": 'exclude = ["*.md"]\n',
            "glossary.md": FAULTY,
        },
    )
    done = hooks.run(new.root, "pre-commit", "run")
    assert done.returncode == 0, done.stdout


def test_variables_that_lead_elsewhere_do_no_harm(
    hooks: Hooks, repository: Repository, tmp_path: Path
) -> None:
    """Run from within a hook of another repository, as tools that walk over many do."""
    stage(repository, {"other.txt": "1"})
    other = Repository(tmp_path / "other")
    stage(other, {FILE: BERTHS, "glossary.md": FAULTY})
    command = f'unset GIT_DIR GIT_WORK_TREE && cd "{repository.root}" && git commit -m inner'
    hook = other.root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\nunset GIT_INDEX_FILE; {command}\n", encoding="utf-8")
    hook.chmod(0o755)
    done = commit(hooks, other.root)
    assert done.returncode == 0, done.stderr


def test_before_a_push(hooks: Hooks, repository: Repository) -> None:
    stage(repository, {FILE: BROKEN})
    repository.git("switch", "--quiet", "--create", "work")
    repository.git("commit", "--quiet", "--no-verify", "--message=Past the hook")
    pushed = ("--hook-stage=pre-push", "--from-ref=main", "--to-ref=work")
    done = hooks.run(repository.root, "pre-commit", "run", *pushed)
    assert done.returncode == 1
    assert BREAK in done.stdout
