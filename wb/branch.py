"""Where a branch left its target: the merge base that everything on the branch is compared with."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wb import git
from wb.errors import UsageError

TARGETS = (
    "GITHUB_BASE_REF",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
    "BITBUCKET_PR_DESTINATION_BRANCH",
    "SYSTEM_PULLREQUEST_TARGETBRANCH",
    "CHANGE_TARGET",
    "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
    "CI_COMMIT_TARGET_BRANCH",
)
"""Where GitHub, GitLab, Bitbucket, Azure, Jenkins, Buildkite and Woodpecker say into what a change goes."""

_ON_GITHUB = "on GitHub: fetch-depth: 0 at actions/checkout"
_REMOTE, _LOCAL = "refs/remotes/", "refs/heads/"
_DEFAULTS = (
    f"{_REMOTE}origin/HEAD",
    *(f"{kind}{name}" for kind in (f"{_REMOTE}origin/", _LOCAL) for name in ("main", "master")),
)


@dataclass(frozen=True, slots=True)
class Base:
    """The merge base: its commit, and the revision that it was found for, as people call it.

    Before the first commit of a repository it is the empty tree, and there is no target.
    """

    commit: str
    target: str

    @property
    def is_nothing(self) -> bool:
        """Whether there is no history yet, so that all is new."""
        return not self.target


def merge_base(
    root: Path, target: str | None, environment: Mapping[str, str], *, staged: bool = False
) -> Base:
    """The commit at which the branch in a folder left its target.

    Args:
        root: a folder of the work tree.
        target: a revision; None takes the target of the CI's environment, else the default branch.
        environment: of the process.
        staged: whether it is for a commit about to be made.

    Raises:
        UsageError: there is no repository, target or common ancestor; with the command that mends it.
        ToolError: git is missing, or failed.
    """
    head = git.head(root)
    if head is None:
        raise UsageError(
            f"{root} is in no Git repository, so there is nothing to compare with",
            "Run it in one, or compare two files: wb api check BASE REVISION.",
        )
    if not head:
        return _before_the_first_commit(root, target, staged)
    if target and git.is_ambiguous(root, target):
        raise UsageError(
            f"{target!r} is a branch and a tag here, and they differ",
            f"Say which: --base {_LOCAL}{target}; or rename the tag.",
        )
    found = target or _target(root, environment)
    commit = git.merge_base(root, git.resolve(root, found), head)
    if commit is None:
        raise UsageError(f"HEAD and {found} have no common ancestor here", _missing_history(root))
    return Base(commit, found)


def default(root: Path) -> str | None:
    """The branch that others go into, as people call it; None where nothing tells."""
    found = git.first_that_exists(root, _DEFAULTS)
    if found is None:
        return None if git.has_commits(root) else git.symbolic(root, "HEAD")
    return (git.symbolic(root, found) or _short(found)).removeprefix("origin/")


def _before_the_first_commit(root: Path, target: str | None, staged: bool) -> Base:
    """In a repository without any commit all is new; in others so is only what is about to be committed."""
    if not staged and (target or git.has_commits(root)):
        raise UsageError(
            "this branch has no commit yet, so there is nothing to compare with",
            'Commit first: git add . && git commit -m "…".',
        )
    return Base(git.empty_tree(root), "")


def _target(root: Path, environment: Mapping[str, str]) -> str:
    for variable in TARGETS:
        if name := environment.get(variable, "").removeprefix(_LOCAL):
            return _fetched(root, name, variable)
    found = git.first_that_exists(root, _DEFAULTS)
    if found is None:
        raise UsageError(
            "cannot tell which branch this one goes into: there is none of "
            + ", ".join(map(_short, _DEFAULTS)),
            "Name it: --base BRANCH. In a clone: git remote set-head origin --auto.",
        )
    return _short(found)


def _short(ref: str) -> str:
    return ref.removeprefix(_REMOTE).removeprefix(_LOCAL)


def _fetched(root: Path, name: str, variable: str) -> str:
    found = git.first_that_exists(root, (f"{_REMOTE}origin/{name}", f"{_LOCAL}{name}"))
    if found is None:
        raise UsageError(
            f"{variable} says that the change goes into {name!r}, which is not fetched",
            f"Run: git fetch {'--unshallow ' if git.is_shallow(root) else ''}origin"
            f" +{_LOCAL}{name}:{_REMOTE}origin/{name} ({_ON_GITHUB}).",
        )
    return _short(found)


def _missing_history(root: Path) -> str:
    if git.is_shallow(root):
        return f"The clone is shallow. Run: git fetch --unshallow ({_ON_GITHUB})."
    return "Name the branch that this one was made from: --base BRANCH."
