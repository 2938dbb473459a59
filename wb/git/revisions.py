"""What names stand for in a repository, and how its commits relate."""

from collections.abc import Sequence
from pathlib import Path

from wb.errors import ToolError, UsageError
from wb.git.call import call, done


def resolve(root: Path, revision: str) -> str:
    """The commit that a revision names.

    Raises:
        UsageError: it names none here.
        ToolError: git is missing.
    """
    asked = call(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if asked.code != 0:
        if call(root, "rev-parse", "--git-dir").code != 0:
            raise UsageError(
                f"there is no commit {revision!r}: {root} is in no Git repository",
                "Run wb in the repository, or git init to start one.",
            )
        deepening = "--unshallow " if is_shallow(root) else ""
        raise UsageError(
            f"there is no commit {revision!r} in the repository at {root}",
            f"Fetch it first: git fetch {deepening}origin {_source(revision)}.",
        )
    return asked.stdout.decode().strip()


def _source(revision: str) -> str:
    """What to fetch; for a branch of origin with where it goes, which a clone of one branch does not know."""
    name = revision.removeprefix("origin/")
    return f"+refs/heads/{name}:refs/remotes/{revision}" if name != revision else revision


def exists(root: Path, revision: str) -> bool:
    """Whether a revision names a commit that is here."""
    options = ("--verify", "--quiet", "--end-of-options")
    return call(root, "rev-parse", *options, f"{revision}^{{commit}}").code == 0


def merge_base(root: Path, one: str, other: str) -> str | None:
    """The best common ancestor of two commits; None where none is known here."""
    asked = call(root, "merge-base", one, other)
    return asked.stdout.decode().strip() or None


def head(folder: Path) -> str | None:
    """The commit that is checked out; empty where there is none yet, None outside a work tree.

    Raises:
        ToolError: git is missing, or refuses to look into the repository.
    """
    asked = call(folder, "rev-parse", "--is-inside-work-tree", "HEAD")
    said = asked.stdout.decode().split()
    if not said and "not a git repository" not in asked.stderr:
        raise ToolError(f"git: {asked.stderr.strip()}", "Mend that first.")
    if said[:1] != ["true"]:
        return None
    return said[1] if asked.code == 0 else ""


def symbolic(root: Path, name: str) -> str | None:
    """The branch that a name such as ``HEAD`` stands for; None where it stands for none."""
    return call(root, "symbolic-ref", "--quiet", "--short", name).stdout.decode().strip() or None


def refs(folder: Path) -> list[str]:
    """The names of branches, local and remote ones, and of tags; nothing outside a repository."""
    told = call(
        folder, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags"
    )
    return told.stdout.decode("utf-8", "replace").split()


def first_that_exists(root: Path, refs: Sequence[str]) -> str | None:
    """The first of some full names, such as ``refs/heads/main``, that there is."""
    listed = (
        done(root, "for-each-ref", "--format=%(refname)", *refs).stdout.decode("utf-8", "replace").split()
    )
    return next((ref for ref in refs if ref in listed), None)


def is_ambiguous(root: Path, name: str) -> bool:
    """Whether a name is that of a branch and of a tag at another commit, which git prefers."""
    listed = done(root, "for-each-ref", "--format=%(*objectname)%(objectname)", f"refs/tags/{name}").stdout
    branch = call(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"refs/heads/{name}").stdout
    return bool(listed and branch) and not listed.startswith(branch.strip())


def has_commits(root: Path) -> bool:
    """Whether any branch or tag of the repository has a commit."""
    return bool(done(root, "for-each-ref", "--count=1").stdout)


def is_shallow(root: Path) -> bool:
    """Whether history was cut off when the repository was cloned."""
    return done(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
