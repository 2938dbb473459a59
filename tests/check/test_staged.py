"""What is staged, in place of what is on the disk."""

from pathlib import Path

import pytest

from tests.check.test_check import FAULTY, FINE
from tests.gate.berths import BERTHS, BROKEN, FILE
from tests.gate.repository import Repository
from tests.gate.test_commands import wb

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    made.commit({FILE: BERTHS, "glossary.md": FINE})
    return made


def code(repository: Repository, *options: str) -> int:
    return wb(repository.root, "check", *options).returncode


def test_what_is_not_staged_does_not_count(repository: Repository) -> None:
    repository.write({FILE: BROKEN, "glossary.md": FAULTY, "new.md": FAULTY})
    assert (code(repository), code(repository, "--staged")) == (1, 0)


@pytest.mark.parametrize("name", ["glossary.md", "new.md", FILE])
def test_what_is_staged_counts_whatever_the_disk_has(repository: Repository, name: str) -> None:
    repository.write({name: BROKEN if name == FILE else FAULTY})
    repository.git("add", name)
    repository.write({name: BERTHS if name == FILE else FINE})
    assert (code(repository), code(repository, "--staged")) == (0, 1)
    assert code(repository, "--staged", "--changed") == 1


def test_paths_and_excluded_files(repository: Repository) -> None:
    repository.write({"drafts/a.md": FAULTY, "wb.toml": 'exclude = ["glossary.md"]\n', "glossary.md": FAULTY})
    repository.git("add", "--all")
    assert code(repository, "--staged", "drafts") == 1
    assert code(repository, "--staged", FILE, "glossary.md") == 0


def test_nothing_to_check_is_no_pass_unless_it_is_allowed(tmp_path: Path) -> None:
    empty = Repository(tmp_path / "empty")
    empty.commit({"a.txt": "1"})
    for command in (["check"], ["check", "--staged"], ["api", "gate"]):
        assert wb(empty.root, *command).returncode == 2
        done = wb(empty.root, *command, "--allow-empty")
        assert (done.returncode, "so nothing was checked." in done.stdout) == (0, True)


def test_a_staged_link_is_not_followed(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text(FAULTY, encoding="utf-8")
    (repository.root / "link.md").symlink_to(tmp_path / "secret.md")
    repository.git("add", "--all")
    assert code(repository, "--staged") == 0
