"""Git, one function a question: the only room that knows git's arguments; ``call`` starts it.

Paths come back exactly (``-z``), no configured diff program is run, and nothing that could be taken for an
option is passed on as a revision. What few ask for stays in its module: the past of a file in ``log``, the
network in ``fetch``.
"""

from wb.git.log import commits_of, line_dates
from wb.git.revisions import (
    exists,
    first_that_exists,
    has_commits,
    head,
    is_ambiguous,
    is_shallow,
    merge_base,
    refs,
    resolve,
    symbolic,
)
from wb.git.settings import remote, user_name, version
from wb.git.trees import (
    LINK,
    NOTHING,
    SUBMODULE,
    Entry,
    blob,
    changes,
    empty_tree,
    entries,
    unstaged,
)
from wb.git.worktree import changed_lines, files, grep, renames, untracked

__all__ = [
    "LINK",
    "NOTHING",
    "SUBMODULE",
    "Entry",
    "blob",
    "changed_lines",
    "changes",
    "commits_of",
    "empty_tree",
    "entries",
    "exists",
    "files",
    "first_that_exists",
    "grep",
    "has_commits",
    "head",
    "is_ambiguous",
    "is_shallow",
    "line_dates",
    "merge_base",
    "refs",
    "remote",
    "renames",
    "resolve",
    "symbolic",
    "unstaged",
    "untracked",
    "user_name",
    "version",
]
