"""``wb new`` never overwrites, writes all or nothing, and says what is in the way."""

from pathlib import Path

import pytest

from tests.scaffold.running import SET, files, new, wb


def test_a_dry_run_names_the_files_and_writes_none(tmp_path: Path) -> None:
    done = wb(tmp_path, "new", "proposal", "Refunds", "--dry-run")
    assert done.returncode == 0
    assert {line.split("/")[-1] for line in done.stdout.splitlines()} == SET
    assert all(line.startswith("would create proposals/refunds/") for line in done.stdout.splitlines())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("taken", ["file", "folder", "dangling link"])
@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_nothing_is_written_when_one_file_is_in_the_way(
    tmp_path: Path, taken: str, options: tuple[str, ...]
) -> None:
    blocked = tmp_path / "proposals" / "refunds" / "narrative.md"
    blocked.parent.mkdir(parents=True)
    if taken == "file":
        blocked.write_text("mine", encoding="utf-8")
    elif taken == "folder":
        blocked.mkdir()
    else:
        blocked.symlink_to(tmp_path / "nowhere")
    done = wb(tmp_path, "new", "proposal", "Refunds", *options)
    assert done.returncode == 2
    assert "proposals/refunds/narrative.md: is there already; nothing was written" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in blocked.parent.iterdir()] == ["narrative.md"]
    assert taken != "file" or blocked.read_text(encoding="utf-8") == "mine"


def test_a_file_where_a_folder_is_needed_is_named(tmp_path: Path) -> None:
    (tmp_path / "proposals").write_text("mine", encoding="utf-8")
    done = wb(tmp_path, "new", "prfaq", "Refunds")
    assert done.returncode == 2
    assert "proposals: is not a folder" in done.stderr


def test_a_link_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    repository, outside = tmp_path / "repository", tmp_path / "outside"
    repository.mkdir()
    outside.mkdir()
    (repository / "proposals").symlink_to(outside)
    done = wb(repository, "new", "prfaq", "Refunds")
    assert done.returncode == 2
    assert "symbolic link leads out of the repository" in done.stderr
    assert list(outside.iterdir()) == []


def test_dir_names_the_folder_itself(tmp_path: Path) -> None:
    made = new(tmp_path, "letter", "2027", "--dir", "letters/2027")
    assert made == [tmp_path / "letters" / "2027" / "letter.md"]


def test_proposals_stand_at_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "wb.toml").write_text("", encoding="utf-8")
    below = tmp_path / "src"
    below.mkdir()
    new(below, "prfaq", "Refunds")
    assert files(tmp_path / "proposals") == [tmp_path / "proposals" / "refunds" / "prfaq.md"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("prfq", "Refunds"), "There is no document kind 'prfq'. Did you mean 'prfaq'?"),
        (("propsal", "Refunds"), "Did you mean 'proposal'?"),
        (("narrative", "Refunds", "--profile", "clasic"), "Did you mean 'classic'?"),
        (("prfaq", "Refunds", "--profile", "classic"), "It has none; leave --profile out."),
        (("proposal", "Refunds", "--profile", "classic"), "--profile goes with a single document."),
        (("prfaq", "Refunds", "--launch", "spring"), "'spring' is not a date such as 2027-05-21."),
    ],
)
def test_what_does_not_exist_is_refused_with_a_way_out(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = wb(tmp_path, "new", *arguments)
    assert (done.returncode, files(tmp_path)) == (2, [])
    assert said in done.stderr
