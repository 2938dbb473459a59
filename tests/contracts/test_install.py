"""Getting oasdiff: found where it may be, installed whole or not at all, from sources that are verified."""

import hashlib
import io
import os
import platform
import stat
import sys
import tarfile
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from wb.contracts import download, oasdiff_find, oasdiff_install, oasdiff_sources
from wb.contracts.oasdiff_find import EXECUTABLE, PINNED
from wb.contracts.oasdiff_sources import Source
from wb.errors import ToolError

posix = pytest.mark.skipif(os.name != "posix", reason="the binary that plays oasdiff is a script")
ARCHIVE = f"/v{PINNED}/oasdiff_{PINNED}_linux_amd64.tar.gz"


def script(version: str) -> bytes:
    return f"#!/bin/sh\necho 'oasdiff version {version}'\n".encode()


def archive(content: bytes, name: str = EXECUTABLE) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as tar:
        entry = tarfile.TarInfo(name)
        entry.size = len(content)
        tar.addfile(entry, io.BytesIO(content))
    return made.getvalue()


class Server:
    """A release server of this machine: what it answers, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers: list[tuple[int, bytes]] = []
        self.short = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                status, content = outer.answers[min(len(outer.asked), len(outer.answers)) - 1]
                self.send_response(status)
                self.send_header("Content-Length", str(len(content) + outer.short))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    made = Server()
    monkeypatch.setenv("WB_OASDIFF_RELEASES", made.url)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr("time.sleep", lambda _: None)
    yield made
    made.close()


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without oasdiff: an empty cache, nothing on the PATH."""
    monkeypatch.setenv("WB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    for name in ("WB_OASDIFF", "WB_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def release(content: bytes) -> Source:
    digest = hashlib.sha256(content).hexdigest()
    return Source("the GitHub release", PINNED, partial(oasdiff_sources.from_release, "linux_amd64", digest))


def only(monkeypatch: pytest.MonkeyPatch, *sources: Source) -> None:
    monkeypatch.setattr(oasdiff_sources, "available", lambda *_: iter(sources))


def place(folder: Path, version: str, name: str = EXECUTABLE) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(script(version))
    path.chmod(0o755)
    return path


@posix
def test_the_release_is_installed_once(empty: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    content = archive(script(PINNED))
    server.answers = [(200, content)]
    only(monkeypatch, release(content))
    told: list[str] = []
    first = oasdiff_install.require(told.append)
    again = oasdiff_install.require(told.append)
    assert (first.path, first.version) == (again.path, again.version)
    assert first.path == empty / "cache" / "oasdiff" / PINNED / EXECUTABLE
    assert first.path.stat().st_mode & stat.S_IXUSR
    assert server.asked == [ARCHIVE]
    assert told == [f"installing oasdiff {PINNED} from the GitHub release"]
    assert sorted(path.name for path in first.path.parent.iterdir()) == [EXECUTABLE]


@posix
def test_another_archive_than_the_pinned_one_is_not_installed(
    empty: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers = [(200, archive(script(PINNED) + b"# and something else"))]
    only(monkeypatch, release(archive(script(PINNED))))
    with pytest.raises(ToolError, match=r"its checksum is [0-9a-f]{64}, not [0-9a-f]{64}"):
        oasdiff_install.require(lambda _: None)
    assert oasdiff_find.installed() is None


@posix
@pytest.mark.parametrize(
    ("answers", "short", "message", "asked"),
    [
        ([(404, b"")], 0, "answered 404", 1),
        ([(500, b"")], 0, "answered 500", 3),
        ([(200, b"abc")], 100, "cannot be reached", 3),
    ],
)
def test_what_does_not_come_is_tried_again_where_that_helps(
    empty: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    answers: list[tuple[int, bytes]],
    short: int,
    message: str,
    asked: int,
) -> None:
    server.answers, server.short = answers, short
    only(monkeypatch, release(b""))
    with pytest.raises(ToolError) as raised:
        oasdiff_install.require(lambda _: None)
    assert message in raised.value.message
    assert "wb oasdiff install" in raised.value.hint
    assert len(server.asked) == asked


@posix
def test_a_passing_fault_is_overcome(empty: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    content = archive(script(PINNED))
    server.answers = [(503, b""), (200, content)]
    only(monkeypatch, release(content))
    assert oasdiff_install.require(lambda _: None).version == PINNED


def test_a_download_ends_at_its_limit(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "LIMIT", 10)
    server.answers = [(200, b"x" * 100)]
    with pytest.raises(ToolError, match="sends more than 10 bytes"):
        download.download(server.url, tmp_path / "x")


def test_only_http_is_spoken(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="no http or https address"):
        download.download("file:///etc/passwd", tmp_path / "x")


@posix
def test_the_next_source_is_tried(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Path) -> Path:
        raise ToolError("it is not there.")

    def older(folder: Path) -> Path:
        return place(folder, "1.15.0")

    only(monkeypatch, Source("one", PINNED, broken), Source("other", "1.15.0", older))
    told: list[str] = []
    found = oasdiff_install.require(told.append)
    assert (found.version, found.origin) == ("1.15.0", "other")
    assert "one: it is not there." in told
    assert oasdiff_find.find() is not None


@posix
def test_a_source_that_gives_another_version_is_not_trusted(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(monkeypatch, Source("one", PINNED, lambda folder: place(folder, "1.20.0")))
    with pytest.raises(ToolError, match=r"it gave version 1\.20\.0 instead of"):
        oasdiff_install.require(lambda _: None)


def test_without_network_it_says_what_to_do(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WB_OFFLINE", "1")
    with pytest.raises(ToolError, match="WB_OFFLINE forbids") as raised:
        oasdiff_install.require(lambda _: None)
    assert "wb oasdiff install" in raised.value.hint


def test_an_archive_without_the_binary_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    path.write_bytes(archive(b"", "../../evil"))
    with pytest.raises(ToolError, match="does not hold"):
        oasdiff_sources.unpack(path, EXECUTABLE, tmp_path)
    path.write_bytes(b"no archive")
    with pytest.raises(ToolError, match="does not hold"):
        oasdiff_sources.unpack(path, EXECUTABLE, tmp_path)


@posix
def test_many_processes_install_once(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[Path] = []

    def slow(folder: Path) -> Path:
        runs.append(folder)
        threading.Event().wait(0.2)
        return place(folder, PINNED)

    monkeypatch.setattr(oasdiff_sources, "available", lambda *_: iter([Source("one", PINNED, slow)]))
    threads = [threading.Thread(target=oasdiff_install.require, args=(lambda _: None,)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(runs) == 1


def test_platforms_have_their_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")

    def names(system: str, machine: str) -> list[str]:
        return [source.name for source in oasdiff_sources.available(system, machine)]

    assert names("linux", "x86_64") == ["the GitHub release", "go install", "npm"]
    assert names("linux", "aarch64") == ["the GitHub release", "go install"]
    assert names("darwin", "arm64") == ["the GitHub release", "go install"]
    assert names("win32", "AMD64") == ["the GitHub release", "go install"]
    assert names("linux", "riscv64") == ["go install"]


@posix
@pytest.mark.parametrize(
    ("version", "used"),
    [("1.15.0", True), (PINNED, True), ("1.14.9", False), ("2.0.0", False), ("1.99.0", False)],
)
def test_one_on_the_path_is_used_where_its_version_is_supported(
    empty: Path, monkeypatch: pytest.MonkeyPatch, version: str, used: bool
) -> None:
    path = place(empty / "bin", version)
    monkeypatch.setenv("PATH", str(path.parent))
    found = oasdiff_find.find()
    assert (found is not None) == used
    assert found is None or (found.path, found.version, found.origin) == (path, version, "PATH")


@posix
def test_one_in_the_working_folder_is_never_used(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(empty / "repository", PINNED)
    monkeypatch.chdir(empty / "repository")
    monkeypatch.setenv("PATH", os.pathsep.join((".", "", "bin")))
    assert oasdiff_find.find() is None


@posix
def test_the_one_that_is_named_is_used(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = place(empty / "bin", "1.20.3", "another-name")
    monkeypatch.setenv("WB_OASDIFF", str(path))
    found = oasdiff_find.find()
    assert found is not None
    assert (found.path, found.version, found.origin) == (path, "1.20.3", "WB_OASDIFF")


@posix
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (Path.exists, "is no oasdiff program"),
        (lambda path: path.mkdir(), "is no oasdiff program"),
        (lambda path: path.write_bytes(b""), "is no oasdiff program"),
        (lambda path: place(path.parent, "0.9.0", path.name), "names oasdiff 0.9.0; this wb works with"),
    ],
)
def test_what_is_named_and_does_not_fit_is_an_error(
    empty: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], object], message: str
) -> None:
    path = empty / "chosen"
    make(path)
    monkeypatch.setenv("WB_OASDIFF", str(path))
    with pytest.raises(ToolError) as raised:
        oasdiff_find.find()
    assert message in raised.value.message
    assert raised.value.hint


@pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"), reason="the archives of this platform only"
)
def test_the_pinned_archive_is_what_the_release_has(tmp_path: Path) -> None:
    try:
        found = oasdiff_sources.from_release("linux_amd64", oasdiff_sources.ARCHIVES["linux_amd64"], tmp_path)
    except ToolError as error:
        if "checksum" in error.message:
            raise
        pytest.skip(error.message)
    assert oasdiff_find.version_of(found) == PINNED
