"""What a checkout of a CI leaves out, and how it comes: the only question that git takes to the network."""

from pathlib import Path

from wb.git.call import call

TIMEOUT = 300.0
"""Seconds for what comes over the network."""


def fetch(root: Path, what: str, *options: str) -> bool:
    """Fetch a commit or a refspec from ``origin``; whether that went well.

    Raises:
        ToolError: git is missing, or took too long.
    """
    quietly = ("--quiet", "--no-tags", "--no-recurse-submodules")
    return call(root, "fetch", *quietly, *options, "origin", what, timeout=TIMEOUT).code == 0
