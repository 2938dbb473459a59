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
        files.create({tmp_path / "one.md": "1", tmp_path / "two.md": "2"})
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
