"""Creating files: all or none, never over another, never half."""

from pathlib import Path

import pytest

from wb import files
from wb.errors import InputError


def test_files_are_created_with_their_folders_and_nothing_else(tmp_path: Path) -> None:
    texts = {tmp_path / "a" / "one.md": "eins\n", tmp_path / "b.md": "zwei é\n"}
    files.create(texts)
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == set(texts)
    assert (tmp_path / "b.md").read_bytes() == "zwei é\n".encode()
    assert (tmp_path / "b.md").stat().st_mode & 0o444 == 0o444


def test_what_was_written_is_taken_back_when_a_later_file_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_name = Path.hardlink_to

    def disk_is_full(path: Path, target: Path) -> None:
        if path.name == "two.md":
            raise FileExistsError(17, "File exists", str(path))
        give_name(path, target)

    monkeypatch.setattr(Path, "hardlink_to", disk_is_full)
    with pytest.raises(InputError, match=r"two\.md: cannot be written: File exists"):
        files.create({tmp_path / "new/deep/one.md": "1", tmp_path / "other/two.md": "2"})
    assert list(tmp_path.iterdir()) == []


def test_a_file_system_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(path: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted", str(target), None, str(path))

    monkeypatch.setattr(Path, "hardlink_to", unsupported)
    files.create({tmp_path / "one.md": "1"})
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("one.md", "1")]


def test_a_name_that_is_taken_in_the_meantime_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one.md"
    path.write_text("mine", encoding="utf-8")
    monkeypatch.setattr(files, "check_free", lambda _paths: None)
    with pytest.raises(InputError, match="File exists"):
        files.create({path: "theirs"})
    assert path.read_text(encoding="utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_new_files_and_changed_ones_are_written_together(tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_text("before", encoding="utf-8")
    files.write({tmp_path / "new.txt": "new"}, {old: ("before", "after")})
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        "new.txt": "new",
        "old.txt": "after",
    }


def test_when_one_cannot_be_changed_all_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path in paths:
        path.write_text("before", encoding="utf-8")
    move = Path.replace

    def disk_is_full(path: Path, target: Path) -> Path:
        if target.name == "b.txt":
            raise OSError(28, "No space left on device")
        return move(path, target)

    monkeypatch.setattr(Path, "replace", disk_is_full)
    with pytest.raises(InputError, match=r"b\.txt: cannot be written: No space left"):
        files.write({tmp_path / "new/new.txt": "new"}, dict.fromkeys(paths, ("before", "after")))
    assert {path: path.read_text("utf-8") for path in tmp_path.iterdir()} == dict.fromkeys(paths, "before")


def test_a_file_that_was_changed_in_the_meantime_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("somebody's", encoding="utf-8")
    with pytest.raises(InputError, match="was changed in the meantime"):
        files.write({tmp_path / "new.txt": "new"}, {path: ("before", "after")})
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("a.txt", "somebody's")]
