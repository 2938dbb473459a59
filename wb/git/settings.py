"""What git is and what it was told: its version, who commits, where ``origin`` is."""

from pathlib import Path

from wb.errors import ToolError
from wb.git.call import call


def version() -> str:
    """What git calls itself.

    Raises:
        ToolError: git is missing.
    """
    return call(Path.cwd(), "--version").stdout.decode("utf-8", "replace").strip()


def user_name(folder: Path) -> str | None:
    """The name that commits made in a folder carry; None when git is missing or knows none."""
    try:
        asked = call(folder, "config", "user.name")
    except ToolError:
        return None
    return asked.stdout.decode("utf-8", "replace").strip() or None


def remote(root: Path) -> str:
    """The address that ``origin`` stands for; empty where there is none. It may hold a password."""
    return call(root, "config", "remote.origin.url").stdout.decode("utf-8", "replace").strip()
