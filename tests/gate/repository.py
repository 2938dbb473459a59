"""A Git repository in a temporary folder, for tests."""

import os
import subprocess
from pathlib import Path

NOBODY = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))} | {
    "GIT_AUTHOR_NAME": "Mira Okafor",
    "GIT_AUTHOR_EMAIL": "mira@example.com",
    "GIT_COMMITTER_NAME": "Mira Okafor",
    "GIT_COMMITTER_EMAIL": "mira@example.com",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


class Repository:
    """A repository whose first branch is ``main``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        """Run git here and give what it prints."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env=NOBODY,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return done.stdout.strip()

    def write(self, texts: dict[str, str | None]) -> None:
        """Write files; None deletes one."""
        for name, text in texts.items():
            path = self.root / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")

    def commit(self, texts: dict[str, str | None]) -> str:
        """Write files and commit everything."""
        self.write(texts)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=A step")
        return self.git("rev-parse", "HEAD")

    def branch(self, texts: dict[str, str | None]) -> None:
        """Start a branch with one commit."""
        self.git("switch", "--quiet", "--create", "work")
        self.commit(texts)
