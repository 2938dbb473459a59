"""What a run on GitHub is about, from its environment and the event's file.

https://docs.github.com/en/actions/reference/workflows-and-actions/variables
"""

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from wb.errors import InputError

_MERGE_REF = re.compile(r"refs/pull/[0-9]+/merge")


class _Repository(msgspec.Struct, frozen=True):
    full_name: str = ""


class _Head(msgspec.Struct, frozen=True):
    repo: _Repository | None = None


class _PullRequest(msgspec.Struct, frozen=True):
    number: int
    head: _Head = _Head()


class _MergeGroup(msgspec.Struct, frozen=True):
    base_sha: str


class _Payload(msgspec.Struct, frozen=True):
    pull_request: _PullRequest | None = None
    merge_group: _MergeGroup | None = None


class Event(msgspec.Struct, frozen=True):
    """A run and what set it off.

    Args:
        repository: such as ``owner/name``.
        commit: what GitHub checked out, unless the workflow asked for something else.
        ref: its full name.
        target: the branch that a pull request goes into; else empty.
        queued_on: the commit that a merge queue puts the change on; else empty.
        number: of the pull request.
        fork: whether the change comes from another repository, so that the token may write nothing.
        page: the address of the run.
    """

    repository: str
    commit: str
    ref: str
    target: str = ""
    queued_on: str = ""
    number: int | None = None
    fork: bool = False
    page: str = ""

    @property
    def is_trial_merge(self) -> bool:
        """Whether GitHub merged the change into its target for a try; its first parent is the target then."""
        return _MERGE_REF.fullmatch(self.ref) is not None


def read(environment: Mapping[str, str]) -> Event:
    """The event of a run.

    Raises:
        InputError: the event's file cannot be read, or is none.
    """
    payload = _payload(environment.get("GITHUB_EVENT_PATH", ""))
    repository = environment.get("GITHUB_REPOSITORY", "")
    server, run = environment.get("GITHUB_SERVER_URL", ""), environment.get("GITHUB_RUN_ID", "")
    change = payload.pull_request
    source = change.head.repo.full_name if change and change.head.repo else ""
    return Event(
        repository,
        environment.get("GITHUB_SHA", ""),
        environment.get("GITHUB_REF", ""),
        environment.get("GITHUB_BASE_REF", ""),
        payload.merge_group.base_sha if payload.merge_group else "",
        change.number if change else None,
        change is not None and source != repository,
        f"{server}/{repository}/actions/runs/{run}" if server and run else "",
    )


def _payload(path: str) -> _Payload:
    if not path:
        return _Payload()
    try:
        return msgspec.json.decode(Path(path).read_bytes(), type=_Payload)
    except (OSError, msgspec.DecodeError) as error:
        raise InputError(f"{path}: is not the event of a run: {error}", "Unset GITHUB_EVENT_PATH.") from error
