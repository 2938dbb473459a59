"""`wb preview` as a process of its own, asked over HTTP as a browser would, and as one should not."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PATIENCE = 60  # seconds that anything may take on a busy machine
OPEN = "TODO: say how fast it is."
TEXT = f"""\
---
kind: manual
owner: Dana Whitfield
---

# Refunds: user manual

## Concepts

{OPEN}
"""


@dataclass(frozen=True)
class Preview:
    """A running one."""

    process: subprocess.Popen[str]
    port: int
    file: Path
    connections: list[http.client.HTTPConnection] = field(default_factory=list)

    def ask(self, path: str = "/", host: str = "127.0.0.1", method: str = "GET") -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        self.connections.append(connection)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", f"{host}:{self.port}")
        connection.endheaders()
        return connection.getresponse()

    def text(self) -> str:
        return self.ask().read().decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "manual.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Preview]:
    command = [sys.executable, "-m", "wb", "preview", "--port", "0", *options, "manual.md"]
    environment = {**os.environ, "WB_CACHE_DIR": str(folder / ".cache"), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with process:
        try:
            assert process.stdout
            address = re.match(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
            assert address
            preview = Preview(process, int(address[1]), folder / "manual.md")
            yield preview
            for connection in preview.connections:
                connection.close()
        finally:
            process.kill()


def versions(response: http.client.HTTPResponse) -> Iterator[str]:
    while line := response.readline().decode():
        if line.startswith("data: "):
            yield line[6:].strip()


def test_shows_the_packet_with_its_findings_and_each_save(folder: Path) -> None:
    with running(folder) as preview:
        told = versions(preview.ask("/events"))
        first, page = next(told), preview.text()
        assert f'nonce="{first}"' in page
        assert "<code>placeholder</code>" in page
        preview.file.write_text(TEXT.replace(OPEN, "It takes 60 seconds."), encoding="utf-8")
        assert next(told) != first
        assert "It takes 60 seconds." in preview.text()
        assert "<code>placeholder</code>" not in preview.text()


def test_a_document_that_cannot_be_read_is_told_of_and_recovers(folder: Path) -> None:
    with running(folder) as preview:
        told = versions(preview.ask("/events"))
        next(told)
        preview.file.write_bytes(b"\0\xff")
        next(told)
        assert "manual.md: a binary file, not Markdown." in preview.text()
        preview.file.write_text(TEXT, encoding="utf-8")
        next(told)
        assert OPEN in preview.text()
        (folder / "wb.toml").write_text("[lint\n", encoding="utf-8")
        next(told)
        assert "wb.toml" in preview.text()


def test_a_path_that_is_not_there_starts_no_server(folder: Path) -> None:
    command = [sys.executable, "-m", "wb", "preview", "--port", "0", "manaul.md"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "manaul.md: there is no such file or folder" in done.stderr


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", ""])
def test_answers_to_no_other_name(folder: Path, host: str) -> None:
    with running(folder) as preview:
        assert preview.ask(host=host).status == 400
        assert preview.ask("/events", host=host).status == 400
        assert preview.ask(host="localhost").status == 200


def test_serves_nothing_but_the_page_and_its_channel(folder: Path) -> None:
    with running(folder) as preview:
        for path in (
            "/manual.md",
            "/../manual.md",
            "//etc/passwd",
            "/%2e%2e/manual.md",
            "/favicon.ico",
            "/docs",
        ):
            assert preview.ask(path).status == 404, path
        assert preview.ask("/", method="POST").status == 405
        headers = preview.ask().headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe-inline" not in policy.partition("script-src")[2]
        assert headers["Cache-Control"] == "no-store"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_stops_cleanly_while_somebody_listens(folder: Path, stop: signal.Signals) -> None:
    with running(folder) as preview:
        told = versions(preview.ask("/events"))
        next(told)
        preview.process.send_signal(stop)
        _, errors = preview.process.communicate(timeout=PATIENCE)
        assert (preview.process.returncode, errors) == (0, "")
        assert list(told) == []
        with socket.socket() as free:
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            free.bind(("127.0.0.1", preview.port))


MAIN = "import sys; sys.argv[1:] = '{}'.split(); import wb.cli; wb.cli.main()"


def ran(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.mark.parametrize(("port", "why"), [("taken", "cannot be opened"), ("70000", "cannot be opened")])
def test_a_port_that_cannot_be_had_is_told_of(folder: Path, port: str, why: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = str(taken.getsockname()[1]) if port == "taken" else port
        done = ran(folder, MAIN.format(f"preview --port {number}"))
    assert done.returncode == 2
    assert f"port {number} {why}" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("library", ["starlette", "uvicorn", "watchfiles"])
def test_without_its_libraries_it_says_how_to_get_them(folder: Path, library: str) -> None:
    done = ran(folder, f"import sys; sys.modules['{library}'] = None; {MAIN.format('preview')}")
    assert done.returncode == 2
    assert library in done.stderr
    assert "pip install 'working-backwards[preview]'" in done.stderr
