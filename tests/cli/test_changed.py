"""``wb lint --changed``: what a branch touches, and nothing that it did not."""

import json
from pathlib import Path

import pytest

from tests.cli.test_bad_documents import wb
from tests.gate.repository import Repository

TERMS = "---\nkind: glossary\n---\n\n# Glossary\n\n"
OLD = "**Berth**: see [the map](lost.md).\n"
NEW = "\n**Pier**: see [the other map](gone.md).\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path / "repository")
    repository.commit({"terms.md": TERMS + OLD, "other.md": TERMS + OLD})
    return repository


def broken(repository: Repository, *arguments: str) -> list[tuple[str, int]]:
    done = wb(repository.root, "lint", "--changed", "--format", "json", *arguments)
    found = json.loads(done.stdout)["findings"]
    return [(one["path"], one["line"]) for one in found if one["rule"] == "broken-link"]


def test_the_work_tree_is_compared_with_the_last_commit(repository: Repository) -> None:
    repository.write({"terms.md": TERMS + OLD + NEW, "new.md": TERMS + OLD})
    assert broken(repository) == [("new.md", 7), ("terms.md", 9)]


def test_what_others_did_meanwhile_is_not_of_the_branch(repository: Repository) -> None:
    repository.branch({"terms.md": TERMS + OLD + NEW})
    repository.git("switch", "--quiet", "main")
    repository.commit({"other.md": TERMS + "**Berth**: where a ship lies.\n"})
    repository.git("switch", "--quiet", "work")
    assert broken(repository, "--base", "main") == [("terms.md", 9)]


def test_a_file_that_was_only_renamed_has_no_new_lines(repository: Repository) -> None:
    repository.branch({"terms.md": None, "words.md": TERMS + OLD + NEW})
    assert broken(repository, "--base", "main") == [("words.md", 9)]


def test_a_base_without_changed_would_be_passed_over(repository: Repository) -> None:
    done = wb(repository.root, "lint", "--base", "main")
    assert done.returncode == 2
    assert "--base says what --changed compares with" in done.stderr
