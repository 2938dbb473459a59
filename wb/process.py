"""Runs other programs. The only module that imports subprocess.

Always an argument list, never a shell; always a time limit; standard input closed unless given;
output capped, so that a program gone wild cannot fill the memory.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from wb.errors import OutputLimitError, ToolError

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


def run(  # noqa: PLR0913 - each is one property of the call, all by name
    argv: Sequence[str],
    *,
    timeout: float,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: bytes | None = None,
    limit: int = OUTPUT_LIMIT,
    memory: int | None = None,
) -> Output:
    """Run a program to its end.

    Args:
        argv: program and arguments.
        timeout: seconds, wall clock; the whole process group is killed after them.
        cwd: the working directory.
        env: the whole environment of the program; None passes wb's own on.
        stdin: what it reads; None closes standard input.
        limit: bytes of standard output allowed.
        memory: bytes of address space that the program may have (Linux only).

    Raises:
        ToolError: the program is not there, or took too long.
        OutputLimitError: it wrote more than the limit.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as given:
        if stdin is not None:
            given.write(stdin)
            given.seek(0)
        process = _start(argv, (given if stdin is not None else subprocess.DEVNULL, out, err), cwd, env)
        if memory is not None:
            _limit_memory(process.pid, memory)
        _wait(process, argv, timeout, out, limit)
        return Output(
            tuple(argv), process.returncode, _content(out), _content(err).decode("utf-8", "replace")
        )


def _start(
    argv: Sequence[str],
    streams: tuple[IO[bytes] | int, IO[bytes], IO[bytes]],
    cwd: Path | None,
    env: Mapping[str, str] | None,
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            list(argv),
            cwd=cwd,
            env=None if env is None else dict(env),
            stdin=streams[0],
            stdout=streams[1],
            stderr=streams[2],
            # A group of its own, so that what the program started ends with it.
            start_new_session=os.name == "posix",
        )
    except OSError as error:
        raise ToolError(f"cannot start {argv[0]}: {error.strerror or error}") from error


def _limit_memory(pid: int, size: int) -> None:
    # Set from outside: code run between fork and exec is unsafe in a program with threads.
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on Windows

        with contextlib.suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_AS, (size, size))


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
            mebibytes = limit // 1024 // 1024
            raise OutputLimitError(f"{_name(argv)} wrote more than {mebibytes} MiB and was stopped")
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
