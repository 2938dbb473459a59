"""What a checkout of a CI leaves out: whether a commit is there, and how it comes. Asks ``origin`` only."""

from pathlib import Path

from wb.git_call import call

TIMEOUT = 300.0
"""Seconds for what comes over the network."""


def exists(root: Path, revision: str) -> bool:
    """Whether a revision names a commit that is here."""
    options = ("--verify", "--quiet", "--end-of-options")
    return call(root, "rev-parse", *options, f"{revision}^{{commit}}").code == 0


def fetch(root: Path, what: str, *options: str) -> bool:
    """Fetch a commit or a refspec from ``origin``; whether that went well.

    Raises:
        ToolError: git is missing, or took too long.
    """
    quietly = ("--quiet", "--no-tags", "--no-recurse-submodules")
    return call(root, "fetch", *quietly, *options, "origin", what, timeout=TIMEOUT).code == 0
