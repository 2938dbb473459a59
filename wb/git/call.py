"""How git is started: with which settings, and with what of the environment.

``GIT_*`` variables are taken out: inside a hook they point at another index or work tree. One comes back
where the index is meant.
"""

import os
from pathlib import Path

from wb.errors import ToolError
from wb.process import OUTPUT_LIMIT, Output, run

TIMEOUT = 60.0
"""Seconds for one call."""

_SETTINGS = ("core.quotePath=off", "core.fsmonitor=false", "grep.fullName=off")


def done(
    folder: Path,
    *arguments: str,
    limit: int = OUTPUT_LIMIT,
    staged: bool = False,
    stdin: bytes | None = None,
) -> Output:
    """What git answers, where it has to succeed; the arguments are those of ``call``.

    Raises:
        ToolError: git is missing, or failed.
        OutputLimitError: it wrote more than ``limit`` bytes.
    """
    answer = call(folder, *arguments, limit=limit, staged=staged, stdin=stdin)
    if answer.code != 0:
        raise ToolError(f"git {arguments[0]} failed: {answer.stderr.strip()}", "Run it by hand to see more.")
    return answer


def call(
    folder: Path,
    *arguments: str,
    limit: int = OUTPUT_LIMIT,
    staged: bool = False,
    stdin: bytes | None = None,
    timeout: float = TIMEOUT,
) -> Output:
    """What git answers, be it a failure.

    Args:
        folder: where it runs.
        arguments: of the command, its name first.
        limit: bytes that it may write.
        staged: whether the question is about the index, which is another one inside some hooks.
        stdin: what it reads.
        timeout: seconds.

    Raises:
        ToolError: git is missing, or took too long.
        OutputLimitError: it wrote more than ``limit`` bytes.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    environment |= _index(folder) if staged else {}
    settings = (word for setting in _SETTINGS for word in ("-c", setting))
    argv = ["git", *settings, *arguments]
    return run(argv, cwd=folder, timeout=timeout, env=environment, limit=limit, stdin=stdin)


def lines(output: bytes) -> list[str]:
    """The names in what git wrote with ``-z``."""
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _index(folder: Path) -> dict[str, str]:
    """The index that a hook is called about, if it is one of this repository.

    ``git commit --all`` and ``git commit FILE`` make one of their own beside the usual one, and only the
    environment tells. Within a hook of another repository the variable means that one, and is left out.
    """
    named = os.environ.get("GIT_INDEX_FILE")
    if not named:
        return {}
    told = done(folder, "rev-parse", "--show-toplevel", "--absolute-git-dir").stdout
    top, own = (Path(os.fsdecode(line)) for line in told.splitlines())
    index = top / named
    ours = index.is_file() and index.parent.resolve() == own.resolve()
    return {"GIT_INDEX_FILE": str(index)} if ours else {}
