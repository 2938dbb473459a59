"""What a checkout on GitHub is compared with. Fetches the history that a shallow checkout leaves out."""

import re
from pathlib import Path

from wb import git
from wb.ci.event import Event
from wb.errors import UsageError
from wb.git.fetch import fetch

_COMMIT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")


def base(root: Path, event: Event, given: str) -> str | None:
    """The revision to compare with; None where there is no change but a branch as it is.

    The commit in which GitHub merges a pull request for a try has the target as its first parent: what
    differs from that is what the pull request changes, be the branch it goes into gone by now or not.

    Args:
        root: of the checkout.
        event: what the run is about.
        given: what the workflow names; empty lets the event decide.

    Raises:
        UsageError: what was named is not there, and cannot be fetched.
        ToolError: git failed.
    """
    named = given or event.queued_on
    if not named and event.is_trial_merge and git.head(root) == event.commit:
        return _first_parent(root, event)
    named = named or event.target
    return _reachable(root, named) if named else None


def _first_parent(root: Path, event: Event) -> str:
    parent = f"{event.commit}^1"
    if not git.exists(root, parent):
        fetch(root, event.commit, "--depth=2")
    return _short(git.resolve(root, parent))


def _reachable(root: Path, name: str) -> str:
    """What a name stands for here, with as much history as it takes to find where the change left it."""
    branch = name.removeprefix("refs/heads/").removeprefix("origin/")
    names = (name, f"refs/remotes/origin/{branch}")
    found = next((one for one in names if git.exists(root, one)), None)
    if found is None or git.is_shallow(root):
        depth = ("--unshallow",) if git.is_shallow(root) else ()
        wanted = name if _COMMIT.fullmatch(name) else f"+refs/heads/{branch}:refs/remotes/origin/{branch}"
        if not fetch(root, wanted, *depth) and found is None:
            raise UsageError(
                f"there is no branch or commit {name!r} here, and it cannot be fetched",
                "Name another base at the action. fetch-depth: 0 at actions/checkout brings all there are.",
            )
    chosen = found or (name if _COMMIT.fullmatch(name) else names[1])
    commit = git.resolve(root, chosen)
    return _short(commit) if _COMMIT.fullmatch(chosen) else chosen


def _short(commit: str) -> str:
    """A commit as reports show it."""
    return commit[:12]
