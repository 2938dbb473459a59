"""The cache: kept, never half written, and never in the way."""

import os
import subprocess
import sys
import time
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
    assert [path.name for path in folder.rglob("*/*/*") if path.is_file()] == ["12"]


def test_a_folder_that_cannot_be_made_is_done_without(folder: Path) -> None:
    folder.write_bytes(b"")
    cache.write("pages", "ab12", b"one")
    assert cache.read("pages", "ab12") is None


def test_an_entry_that_is_a_folder_is_done_without(folder: Path) -> None:
    (folder / "pages" / "ab" / "12").mkdir(parents=True)
    cache.write("pages", "ab12", b"one")
    assert cache.read("pages", "ab12") is None
    assert [path.name for path in (folder / "pages" / "ab").iterdir()] == ["12"]


def entries(folder: Path) -> set[str]:
    return {path.parent.name for path in folder.glob("pages/*/*")}


def age(folder: Path, *seconds: int) -> None:
    """Let the entries 00, 01, 02 … and the last sweep have been so many seconds ago."""
    for number, ago in enumerate(seconds):
        os.utime(folder / "pages" / f"{number:02}" / "x", (time.time() - ago,) * 2)
    os.utime(folder / "pages" / ".swept", (time.time() - 4000,) * 2)


@pytest.fixture
def small(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache with room for four of five entries of 10,000 bytes, which it has."""
    monkeypatch.setattr(cache, "LIMIT", 40_000)
    for number in range(5):
        cache.write("pages", f"{number:02}x", bytes(10_000))
    return folder


def test_what_was_not_asked_for_longest_goes_first(small: Path) -> None:
    age(small, 50, 40, 30, 20, 10)
    assert cache.read("pages", "00x")  # asked for again
    cache.write("pages", "05x", bytes(10_000))
    assert entries(small) == {"00", "04", "05"}
    assert cache.read("pages", "01x") is None


def test_small_entries_count_for_what_they_take_on_the_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "LIMIT", 4 * 4096)
    for number in range(5):
        cache.write("pages", f"{number:02}x", b".")
    age(folder, 50, 40, 30, 20, 10)
    cache.write("pages", "05x", b".")
    assert entries(folder) == {"03", "04", "05"}


def test_it_is_not_looked_through_in_every_run(small: Path) -> None:
    cache.write("pages", "05x", bytes(10_000))
    assert entries(small) == {"00", "01", "02", "03", "04", "05"}


def test_other_kinds_and_programs_stay(small: Path) -> None:
    cache.write("documents", "00x", bytes(10_000))
    program = small / "oasdiff" / "1.33.0" / "oasdiff"
    program.parent.mkdir(parents=True)
    program.write_bytes(bytes(100_000))
    age(small, 50, 40, 30, 20, 10)
    cache.write("pages", "05x", bytes(10_000))
    assert program.exists()
    assert cache.read("documents", "00x")


def test_runs_that_sweep_at_the_same_time_do_not_hinder_each_other(small: Path) -> None:
    for number in range(300):
        cache.write("pages", f"{number:03}x", bytes(1000))
    script = (
        "import sys; from wb import cache; cache.LIMIT = 40_000; cache._SWEEP_SECONDS = 0\n"
        "for number in range(50): cache.write('pages', f'{sys.argv[1]}{number:03}', bytes(1000))"
    )
    runs = [subprocess.Popen([sys.executable, "-c", script, name]) for name in ("a", "b", "c")]
    assert [run.wait(60) for run in runs] == [0, 0, 0]
    left = [path for path in small.glob("pages/*/*") if path.is_file()]
    assert 0 < len(left) <= 40_000 // 4096 + 3


@pytest.mark.skipif(sys.platform != "linux", reason="each platform has a folder of its own")
def test_the_platform_says_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WB_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert cache.folder() == Path("/somewhere/wb")
