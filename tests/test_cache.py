"""The cache: kept, never half written, and never in the way."""

import sys
from pathlib import Path

import pytest

from wb import cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WB_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_written_is_read(folder: Path) -> None:
    assert cache.read("pages", "ab12") is None
    cache.write("pages", "ab12", b"one")
    cache.write("pages", "ab12", b"two")
    assert cache.read("pages", "ab12") == b"two"
    assert cache.read("other", "ab12") is None
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["12"]


def test_a_folder_that_cannot_be_made_is_done_without(folder: Path) -> None:
    folder.write_bytes(b"")
    cache.write("pages", "ab12", b"one")
    assert cache.read("pages", "ab12") is None


def test_an_entry_that_is_a_folder_is_done_without(folder: Path) -> None:
    (folder / "pages" / "ab" / "12").mkdir(parents=True)
    cache.write("pages", "ab12", b"one")
    assert cache.read("pages", "ab12") is None
    assert [path.name for path in (folder / "pages" / "ab").iterdir()] == ["12"]


@pytest.mark.skipif(sys.platform != "linux", reason="each platform has a folder of its own")
def test_the_platform_says_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WB_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert cache.folder() == Path("/somewhere/wb")
