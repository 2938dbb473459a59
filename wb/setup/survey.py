"""What is in a repository already: documents, contracts, pipelines, hooks, the default branch. Only looks."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wb import below, branch, git
from wb import lint as documents
from wb.config import Config, load
from wb.contracts import here
from wb.contracts.discover import Scope, name_of
from wb.contracts.load import load as read
from wb.contracts.tree import Folder
from wb.documents.find import find, leads_outside, shown
from wb.errors import InputError, UsageError
from wb.examined import Choice
from wb.findings import Report
from wb.setup import pipelines
from wb.waivers import baseline


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found.

    Args:
        root: of the repository.
        config: what holds now.
        source: the configuration nearest to where the user is; None where there is none.
        kinds: the kind of each document, by path.
        contracts: the path of each contract, by the name that it has without wb.toml.
        unread: contracts that the gate cannot read, with the reason: Swagger 2.0, broken YAML.
        report: what wb lint says of the documents.
        systems: the pipelines that there are.
        branch: the default branch; empty where that cannot be told.
        has_commits: whether there is anything to compare with yet.
        texts: of the files that may be added to, by path; None for one that cannot be read as text.
    """

    root: Path
    config: Config
    source: Path | None
    kinds: Mapping[str, str]
    contracts: Mapping[str, str]
    unread: Mapping[str, str]
    report: Report
    systems: tuple[pipelines.System, ...]
    branch: str
    has_commits: bool
    texts: Mapping[str, str | None]

    @property
    def has_baseline(self) -> bool:
        """Whether old findings are written down already."""
        return (self.root / baseline.FILE).exists()

    @property
    def fails(self) -> bool:
        """Whether wb lint would stop somebody today."""
        return self.report.reaches(self.config.fail_on)

    def is_taken(self, path: str) -> bool:
        """Whether something is at a path."""
        return path in self.texts or os.path.lexists(self.root / path)

    def leads_out(self, path: str) -> bool:
        """Whether a link would have a file written outside the repository."""
        return leads_outside(self.root / path, self.root)


def survey(start: Path, today: date, system: str | None = None) -> Survey:
    """Look at the repository around a folder.

    Args:
        start: the folder.
        today: the date of the run.
        system: the name of the pipelines to assume; None finds out.

    Raises:
        UsageError: there is no repository.
        ToolError: git is missing.
    """
    root = _root(start)
    config = load(root)
    files = find((root,), root, config.excluded)
    choice = Choice(today)
    held = sorted(shown(path, root) for path in below.files(root))
    paths = here.contracts(root, Scope({}, {}, config.excluded))
    contracts = {name_of(path, held): path for path in paths}
    return Survey(
        root=root,
        config=config,
        source=load(start).source,
        kinds=documents.kinds(files, config, choice),
        contracts=contracts,
        unread={path: why for name, path in contracts.items() if (why := _fault(root, path, name))},
        report=documents.lint(files, config, choice),
        systems=pipelines.found(held, git.remote(root), system),
        branch=branch.default(root) or "",
        has_commits=git.has_commits(root),
        texts={path: _text(root, path) for path in held if pipelines.may_be_added_to(path)},
    )


def _root(start: Path) -> Path:
    if git.head(start) is None:
        raise UsageError(f"{start} is in no Git repository", "Make it one first: git init.")
    return next(folder for folder in (start, *start.parents) if (folder / ".git").exists())


def _fault(root: Path, path: str, name: str) -> str:
    """Why a contract cannot be read; empty where it can."""
    try:
        read(Folder(root), path, name)
    except InputError as error:
        return error.message
    return ""


def _text(root: Path, path: str) -> str | None:
    if leads_outside(root / path, root):
        return None
    try:
        return (root / path).read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
