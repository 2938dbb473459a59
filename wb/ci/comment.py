"""The one comment on a pull request: made once, then kept up to date. The only door to GitHub's ``gh``."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from wb.ci.event import Event
from wb.errors import ToolError
from wb.process import run

TIMEOUT = 60.0
"""Seconds for one call."""

LIMIT = 65_536
"""Characters that GitHub takes."""

_OWN = '.[] | select(.user.type == "Bot" and (.body | startswith($marker))) | .id'


def marker(about: Sequence[str]) -> str:
    """The hidden first line by which a comment is found again; one for each set of paths that is checked."""
    name = hashlib.sha256("\0".join(about).encode()).hexdigest()[:12] if about else "all"
    return f"<!-- wb check {name} -->"


def keep(event: Event, body: str, environment: Mapping[str, str], *, only_update: bool) -> str:
    """Make the comment of a pull request say this.

    Args:
        event: which pull request.
        body: Markdown, its first line a marker.
        environment: of the process, with the token as ``gh`` wants it.
        only_update: whether a comment is left alone that is not there yet.

    Returns:
        What was done, in words.

    Raises:
        ToolError: ``gh`` is missing, or GitHub refused.
    """
    comments = f"repos/{event.repository}/issues/{event.number}/comments"
    line = body.partition("\n")[0]
    # Only a comment of the workflow itself: anybody can begin one with the marker.
    query = _OWN.replace("$marker", json.dumps(line))
    found = _gh(environment, f"{comments}?per_page=100", "--paginate", "--jq", query).split()
    if not found and only_update:
        return "There is nothing to comment on."
    sent = json.dumps({"body": body[:LIMIT]}).encode()
    if found:
        address = f"repos/{event.repository}/issues/comments/{int(found[0])}"
        _gh(environment, address, "--method", "PATCH", "--input", "-", stdin=sent)
        return "The comment on the pull request is up to date."
    _gh(environment, comments, "--method", "POST", "--input", "-", stdin=sent)
    return "Commented on the pull request."


def _gh(environment: Mapping[str, str], *arguments: str, stdin: bytes | None = None) -> str:
    done = run(["gh", "api", *arguments], timeout=TIMEOUT, env=environment, stdin=stdin)
    if done.code != 0:
        said: Any = done.stderr.strip().splitlines()
        raise ToolError(
            f"gh api failed: {said[-1] if said else f'exit code {done.code}'}",
            "The job needs the permission pull-requests: write, or comment: false at the action.",
        )
    return done.stdout.decode("utf-8", "replace")
