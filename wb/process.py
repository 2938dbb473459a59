"""Runs other programs. The only module that imports subprocess.

Always an argument list, never a shell; always a time limit; standard input closed unless given;
output capped, so that a program gone wild cannot fill the memory.
"""

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from wb.errors import ToolError

OUTPUT_LIMIT = 256 * 1024 * 1024
"""Bytes of standard output after which a program is stopped."""

_POLL_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Output:
    """What a finished program left: its exit code (negative: ended by that signal) and its output."""

    argv: tuple[str, ...]
    code: int
    stdout: bytes
    stderr: str


def run(
    argv: Sequence[str],
    *,
    timeout: float,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: bytes | None = None,
    limit: int = OUTPUT_LIMIT,
    preexec: Callable[[], None] | None = None,
) -> Output:
    """Run a program to its end.

    Args:
        argv: program and arguments.
        timeout: seconds, wall clock; the whole process group is killed after them.
        cwd: the working directory.
        env: the whole environment of the program; None passes wb's own on.
        stdin: what it reads; None closes standard input.
        limit: bytes of standard output allowed.
        preexec: called in the child before the program starts, to set limits (POSIX only).

    Raises:
        ToolError: the program is not there, took too long, or wrote more than the limit.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as given:
        if stdin is not None:
            given.write(stdin)
            given.seek(0)
        process = _start(argv, cwd, env, given if stdin is not None else None, (out, err), preexec)
        _wait(process, argv, timeout, out, limit)
        return Output(tuple(argv), process.returncode, _content(out), _content(err).decode("utf-8", "replace"))


def _start(
    argv: Sequence[str],
    cwd: Path | None,
    env: Mapping[str, str] | None,
    given: IO[bytes] | None,
    streams: tuple[IO[bytes], IO[bytes]],
    preexec: Callable[[], None] | None,
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            list(argv),
            cwd=cwd,
            env=None if env is None else dict(env),
            stdin=given if given is not None else subprocess.DEVNULL,
            stdout=streams[0],
            stderr=streams[1],
            start_new_session=os.name == "posix",
            preexec_fn=preexec if os.name == "posix" else None,
        )
    except OSError as error:
        raise ToolError(f"cannot start {argv[0]}: {error.strerror or error}") from error


def _wait(
    process: subprocess.Popen[bytes], argv: Sequence[str], timeout: float, out: IO[bytes], limit: int
) -> None:
    deadline = time.monotonic() + timeout
    while True:
        try:
            process.wait(min(_POLL_SECONDS * 4, max(0.0, deadline - time.monotonic())))
        except subprocess.TimeoutExpired:
            pass
        except BaseException:
            _kill(process)
            raise
        if os.fstat(out.fileno()).st_size > limit:
            _kill(process)
            raise ToolError(f"{_name(argv)} wrote more than {limit // 1024 // 1024} MiB and was stopped")
        if process.returncode is not None:
            return
        if time.monotonic() >= deadline:
            _kill(process)
            raise ToolError(f"{_name(argv)} did not finish within {timeout:g} seconds and was stopped")


def _kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _content(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    return stream.read()


def _name(argv: Sequence[str]) -> str:
    return Path(argv[0]).name
