"""What a branch is compared with, and what is said when that cannot be told."""

import subprocess
from pathlib import Path

import pytest

from tests.gate.repository import NOBODY, Repository
from wb.branch import merge_base
from wb.errors import UsageError


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    made.commit({"a": "1"})
    return made


def clone(repository: Repository, folder: Path, *options: str) -> Repository:
    source = f"file://{repository.root}"
    subprocess.run(
        ["git", "clone", "--quiet", *options, source, str(folder)], env=NOBODY, check=True, timeout=60
    )
    return Repository(folder)


def test_the_default_branch_is_found(repository: Repository) -> None:
    base = repository.git("rev-parse", "HEAD")
    repository.branch({"a": "2"})
    repository.git("switch", "--quiet", "main")
    repository.commit({"b": "3"})
    repository.git("switch", "--quiet", "work")
    found = merge_base(repository.root, None, {})
    assert (found.commit, found.target) == (base, "main")


@pytest.mark.parametrize(
    "environment",
    [
        {"GITHUB_BASE_REF": "release/1"},
        {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "release/1"},
        {"SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/release/1"},
        {"GITHUB_BASE_REF": "", "CHANGE_TARGET": "release/1"},
    ],
)
def test_the_ci_says_what_the_target_is(
    repository: Repository, tmp_path: Path, environment: dict[str, str]
) -> None:
    repository.git("branch", "release/1")
    cloned = clone(repository, tmp_path / "clone")
    assert merge_base(cloned.root, None, environment).target == "origin/release/1"


def test_a_target_that_is_not_fetched_is_not_replaced_by_another(repository: Repository) -> None:
    with pytest.raises(UsageError, match=r"GITHUB_BASE_REF says .* 'next'") as caught:
        merge_base(repository.root, None, {"GITHUB_BASE_REF": "next"})
    assert "git fetch origin +refs/heads/next:refs/remotes/origin/next" in caught.value.hint


def test_the_command_that_is_advised_mends_a_clone_of_one_branch(
    repository: Repository, tmp_path: Path
) -> None:
    repository.branch({"a": "2"})
    cloned = clone(repository, tmp_path / "clone", "--depth=1", "--branch=work")
    with pytest.raises(UsageError, match="no commit 'origin/main'") as caught:
        merge_base(cloned.root, "origin/main", {})
    _, _, command = caught.value.hint.partition("git ")
    cloned.git(*command.rstrip(".").split())
    assert merge_base(cloned.root, "origin/main", {}).commit == repository.git("rev-parse", "main")


def test_a_shallow_clone(repository: Repository, tmp_path: Path) -> None:
    repository.branch({"a": "2"})
    repository.git("switch", "--quiet", "main")
    repository.commit({"b": "3"})
    cloned = clone(repository, tmp_path / "clone", "--depth=1", "--no-single-branch", "--branch=work")
    with pytest.raises(UsageError, match="no common ancestor") as caught:
        merge_base(cloned.root, "origin/main", {})
    assert "git fetch --unshallow" in caught.value.hint


def test_a_detached_head_and_a_second_work_tree(repository: Repository, tmp_path: Path) -> None:
    base = repository.git("rev-parse", "HEAD")
    repository.branch({"a": "2"})
    repository.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "second"))
    assert merge_base(tmp_path / "second", None, {}).commit == base


def test_no_repository_no_commit_no_default(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is in no Git repository"):
        merge_base(tmp_path, None, {})
    repository = Repository(tmp_path / "new")
    with pytest.raises(UsageError, match="no commit yet"):
        merge_base(repository.root, "main", {})
    repository.commit({"a": "1"})
    repository.git("branch", "--quiet", "--move", "trunk")
    with pytest.raises(UsageError, match="cannot tell which branch") as caught:
        merge_base(repository.root, None, {})
    assert "--base BRANCH" in caught.value.hint


@pytest.mark.parametrize("name", ["missing", "--output=/tmp/x", "a b"])
def test_a_base_that_is_not_there(repository: Repository, name: str) -> None:
    with pytest.raises(UsageError, match="there is no commit"):
        merge_base(repository.root, name, {})


def test_before_the_first_commit_all_is_new(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "new")
    assert merge_base(repository.root, None, {}).is_nothing
    repository.commit({"a": "1"})
    assert not merge_base(repository.root, None, {}).is_nothing


def test_a_branch_that_starts_anew_is_no_first_commit(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--orphan", "anew")
    with pytest.raises(UsageError, match="no commit yet"):
        merge_base(repository.root, None, {})
