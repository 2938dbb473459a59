"""Runs ``wb new`` as a user does, and looks at what it made."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

SET = {"prfaq.md", "experience.md", "manual.md", "glossary.md", "narrative.md", "openapi.yaml"}


def wb(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wb", *arguments]
    variables = {**os.environ, "PYTHONUTF8": "1", "GIT_CONFIG_GLOBAL": os.devnull, **environment}
    return subprocess.run(
        command, cwd=folder, env=variables, capture_output=True, encoding="utf-8", timeout=120, check=False
    )


def new(folder: Path, *arguments: str) -> list[Path]:
    """Run ``wb new``, which must succeed; the files that are there afterwards."""
    done = wb(folder, "new", *arguments)
    assert done.returncode == 0, done.stderr
    return files(folder)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)


def front_matter(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n")[0])
    return loaded
