"""Replays a page that shows what was typed and what came of it.

A block ``console`` holds commands after ``$`` and what each printed, then its exit code if that is not 0.
A block ``markdown pull-request BRANCH`` holds what the action says of the pull request of a branch.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_BLOCK = re.compile(r"^```(console|markdown pull-request \S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMIT = re.compile(r"\b[0-9a-f]{12}\b")
_ENGINE = re.compile(r"(Compared by oasdiff \S+) \(.+?\)")
_COMMAND = re.compile(r"^\$ (.+(?:\\\n.+)*)$", re.MULTILINE)


@dataclass(frozen=True)
class World:
    """What a page is replayed in.

    Args:
        typed: runs a command; what it prints and its exit code.
        proposed: opens a pull request of a branch; what the action says of it.
        plain: takes out what differs from machine to machine.
    """

    typed: Callable[[str], tuple[str, int]]
    proposed: Callable[[str], str]
    plain: Callable[[str], str]


def replayed(page: str, world: World) -> str:
    """The page as it would be written now."""
    return _BLOCK.sub(lambda block: _block(block, world), page)


def _block(block: re.Match[str], world: World) -> str:
    if block[1] == "console":
        shown = "".join(_shown(command, world) for command in _COMMAND.findall(block[2]))
    else:
        shown = settled(world.proposed(block[1].split()[-1]), world)
    return f"```{block[1]}\n{shown}```"


def _shown(command: str, world: World) -> str:
    printed, code = world.typed(command)
    ended = f"[exit code {code}]\n" if code else ""
    return f"$ {command}\n{settled(printed, world)}{ended}"


def settled(text: str, world: World) -> str:
    """The text without what differs from run to run: commits, where the engine is, what is said once."""
    plain = _ENGINE.sub(r"\1 (cache)", _COMMIT.sub("0123456789ab", world.plain(text)))
    lines = [line.rstrip() for line in plain.splitlines()]
    kept = [line for line in lines if not line.startswith("[INFO]")]
    while kept and not kept[-1]:
        kept.pop()
    return "".join(f"{line}\n" for line in kept)
