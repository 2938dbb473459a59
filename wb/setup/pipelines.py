"""The continuous integration systems: by which files each shows, and what wb needs there."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

PRE_COMMIT = ".pre-commit-config.yaml"
GITHUB = ".github/workflows/wb.yml"
GITLAB = ".gitlab-ci.yml"
GITLAB_JOB = ".gitlab/wb.gitlab-ci.yml"

CALLS = re.compile(r"\bwb (?:check|lint|api (?:gate|check))\b")
"""How a pipeline or a hook gives away that it runs wb."""


@dataclass(frozen=True, slots=True)
class System:
    """One system: its name as people write it, and globs of the files by which it shows."""

    name: str
    signs: tuple[str, ...]


SYSTEMS = (
    System("GitHub", (".github/workflows/*.yml", ".github/workflows/*.yaml")),
    System("GitLab", (GITLAB,)),
    System("Azure Pipelines", ("azure-pipelines.yml", ".azure-pipelines/*.yml")),
    System("Bitbucket", ("bitbucket-pipelines.yml",)),
    System("Buildkite", (".buildkite/*.yml", ".buildkite/*.yaml")),
    System("CircleCI", (".circleci/config.yml",)),
    System("Drone", (".drone.yml",)),
    System("Forgejo", (".forgejo/workflows/*.yml", ".forgejo/workflows/*.yaml")),
    System("Jenkins", ("Jenkinsfile",)),
    System("Travis CI", (".travis.yml",)),
    System("Woodpecker", (".woodpecker.yml", ".woodpecker/*.yml", ".woodpecker.yaml", ".woodpecker/*.yaml")),
)

HOOKS = {"lefthook.yml": "lefthook", "lefthook.yaml": "lefthook", ".husky/pre-commit": "husky"}
"""Other programs that run hooks, by the file in which they are told to."""

_HOSTS = {
    "github.com": "GitHub",
    "gitlab": "GitLab",
    "bitbucket.org": "Bitbucket",
    "dev.azure.com": "Azure Pipelines",
}
_BY_NAME = {system.name.lower(): system for system in SYSTEMS}


def found(held: Collection[str], remote: str, wanted: str | None) -> tuple[System, ...]:
    """The systems of a repository: those whose files are there, else the one that its remote belongs to.

    Where nothing tells, GitHub is taken.

    Args:
        held: the files of the repository.
        remote: the address that it is pushed to; empty where it has none.
        wanted: the name of a system, in lower case, whatever is there; ``none`` for no system.
    """
    if wanted:
        return (_BY_NAME[wanted],) if wanted in _BY_NAME else ()
    seen = tuple(system for system in SYSTEMS if any(shows(path, system) for path in held))
    hosts = [name for host, name in _HOSTS.items() if host in remote.lower()]
    return seen or (_BY_NAME[hosts[0].lower() if hosts else "github"],)


def may_be_added_to(path: str) -> bool:
    """Whether the file is one that tells pipelines or hooks what to run."""
    return path in (PRE_COMMIT, *HOOKS) or any(shows(path, system) for system in SYSTEMS)


def shows(path: str, system: System) -> bool:
    """Whether a path is one of those by which a system shows."""
    return any(
        PurePosixPath(path).match(sign) and path.count("/") == sign.count("/") for sign in system.signs
    )
