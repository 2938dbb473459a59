"""The only module that knows oasdiff's arguments, its JSON and its exit codes.

A call is closed on all sides: an empty working directory (oasdiff reads settings from it, and a pull request
could bring them), two files that wb wrote, an environment of wb's own, no external references, bounds on
time, memory and output. What is not a clear answer is an error, never "no changes".
"""

import json
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from wb.contracts.table import TABLE
from wb.errors import InputError, ToolError
from wb.process import Output, run

TIMEOUT = 300.0
"""Seconds for one comparison; ``WB_OASDIFF_TIMEOUT`` sets another limit."""

MEMORY = 8 * 1024**3
"""Bytes of address space; Go reserves far more than it uses."""

DUPLICATE_ENDPOINT = 104
"""Exit code where two paths differ in nothing but the names of their parameters."""

REFUSED = 100
"""From this exit code on oasdiff says that it cannot work with what it was given."""

PANIC = "panic:"
"""How a crash of oasdiff begins; what it crashes on is as a rule no valid contract."""

_FLAGS = (
    "--format=json",
    "--lang=en",
    "--allow-external-refs=false",
    "--flatten-params",
    "--case-insensitive-headers",
)
_REMARKS = ("api-version-not-bumped", "api-version-decreased", "api-major-version-not-bumped")
"""No changes: what oasdiff thinks of the version, given the changes. That is a matter of policy."""

_LONG_INTEGER = re.compile(rb"[0-9]{19}")
_LARGEST = 2**63 - 1
_OUR_FILES = re.compile(r'"?[^\s"]*(base|revision)\.json"?')
_LONGEST_SAYING = 300


class RefusedError(ToolError):
    """oasdiff could not load the contracts, or not compare them."""


@dataclass(frozen=True, slots=True)
class Engine:
    """An oasdiff binary that wb can work with, and how it was found."""

    path: Path
    version: str
    origin: str


HARMLESS = 1
"""The engine's lowest level."""


class Reported(msgspec.Struct, frozen=True):
    """A difference as oasdiff reports it; what wb has no use for is left out."""

    id: str
    text: str
    level: int
    operation: str = ""
    path: str = ""
    section: str = ""


class _Wrapped(msgspec.Struct, frozen=True):
    changes: list[Reported] = []


def changelog(engine: Engine, base: Any, revision: Any) -> list[Reported]:
    """Every difference between two self-contained OpenAPI documents, in no particular order.

    Raises:
        ToolError: oasdiff did not give a clear answer, or reported a check that wb does not know.
        InputError: a document cannot be written as JSON.
    """
    with tempfile.TemporaryDirectory(prefix="wb-oasdiff-") as folder:
        paths = [Path(folder) / f"{side}.json" for side in ("base", "revision")]
        for path, data in zip(paths, (base, revision), strict=True):
            path.write_bytes(_written(data))
        work = Path(folder) / "empty"
        work.mkdir()
        output = _run(engine, paths, work)
        if output.code == DUPLICATE_ENDPOINT:
            output = _run(engine, paths, work, "--include-path-params")
    return _parsed(engine, output)


def _run(engine: Engine, paths: list[Path], work: Path, *flags: str) -> Output:
    argv = [str(engine.path), "changelog", *(str(path) for path in paths), *_FLAGS, *flags]
    environment = {
        "PATH": os.defpath,
        "HOME": str(work),
        "GOGC": "400",
        "GOMEMLIMIT": f"{MEMORY // 2}",
        **({"SYSTEMROOT": os.environ["SYSTEMROOT"]} if "SYSTEMROOT" in os.environ else {}),
    }
    try:
        return run(argv, timeout=_timeout(), cwd=work, env=environment, memory=MEMORY)
    except ToolError as error:
        hint = "WB_OASDIFF_TIMEOUT allows more seconds; wb doctor shows whether oasdiff itself is fine."
        raise ToolError(f"oasdiff {engine.version}: {error.message}.", hint) from error


def _timeout() -> float:
    try:
        return float(os.environ.get("WB_OASDIFF_TIMEOUT") or TIMEOUT)
    except ValueError as error:
        raise ToolError(
            f"WB_OASDIFF_TIMEOUT is {os.environ['WB_OASDIFF_TIMEOUT']!r}, which is no number of seconds.",
            "Unset it, or set it to a number such as 300.",
        ) from error


def _written(data: Any) -> bytes:
    try:
        text = json.dumps(data, separators=(",", ":"), allow_nan=False).encode()
    except ValueError as error:
        raise InputError(
            f"A number in the contract is no JSON number: {error}.", "Mend it and try again."
        ) from error
    # oasdiff reads limits into 64 bits, and refuses the whole file where one does not fit.
    return json.dumps(_clamped(data), separators=(",", ":")).encode() if _LONG_INTEGER.search(text) else text


def _clamped(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _clamped(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_clamped(item) for item in node]
    if isinstance(node, int) and not -_LARGEST <= node <= _LARGEST:
        return _LARGEST if node > 0 else -_LARGEST
    return node


def _parsed(engine: Engine, output: Output) -> list[Reported]:
    if output.code != 0:
        refused = output.code >= REFUSED or output.stderr.startswith(PANIC)
        raise (RefusedError if refused else ToolError)(
            f"oasdiff {engine.version} {_ending(output)}.", _advice(output)
        )
    try:
        reported = msgspec.json.decode(output.stdout, type=list[Reported] | _Wrapped)
    except msgspec.DecodeError as error:
        raise ToolError(
            f"oasdiff {engine.version} ({engine.path}) answered with something else than its JSON: {error}.",
            "Try wb oasdiff install, or unset WB_OASDIFF.",
        ) from error
    changes = [
        change
        for change in (reported if isinstance(reported, list) else reported.changes)
        if change.id not in _REMARKS
    ]
    unknown = sorted({change.id for change in changes} - TABLE.checks.keys())
    if unknown:
        raise ToolError(
            f"oasdiff {engine.version} reports {', '.join(unknown)}, which this wb cannot judge.",
            f"Use oasdiff {TABLE.newest} (wb oasdiff install), or a newer wb.",
        )
    return changes


def _ending(output: Output) -> str:
    if output.code < 0:
        return f"was ended by signal {-output.code}"
    # It tries JSON and then YAML, and complains of both.
    said = _OUR_FILES.sub(r"the \1", output.stderr.strip().partition("\n")[0].partition(", yaml error")[0])
    return f"failed with exit code {output.code}" + (f": {said[:_LONGEST_SAYING]}" if said else "")


def _advice(output: Output) -> str:
    if output.code < 0:
        return "The machine may be short of memory. Try again, or compare smaller contracts."
    return (
        "Nothing was compared. Mend what it complains about; wb doctor shows whether oasdiff itself is fine."
    )
