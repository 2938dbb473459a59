"""What ``wb api check`` is given: a file, a folder, ``REF:PATH``, standard input, or an address."""

import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from wb import git
from wb.config import Config
from wb.contracts.discover import SUFFIXES, claims
from wb.contracts.ledger import FOLDER
from wb.contracts.snapshot import at_commit
from wb.contracts.tree import Folder, Tree
from wb.errors import InputError, UsageError

STDIN = "-"
_NETWORK = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Given:
    """Contracts to compare.

    Args:
        tree: where they and the files that they refer to are.
        paths: where each is in the tree, by the name that is the same on both sides; empty for a single one.
        folder: whether a folder was named.
    """

    tree: Tree
    paths: dict[str, str]
    folder: bool = False


@dataclass(frozen=True, slots=True)
class Overlay:
    """A tree in which one file is not what the disk has; or, without a tree, that file alone."""

    path: str
    content: bytes
    shown: str
    tree: Tree | None = None

    def read(self, path: str) -> bytes:
        """The content of a file."""
        if path == self.path:
            return self.content
        if self.tree is None:
            raise InputError(
                f"{self.shown}: refers to {path}, which is not in it.",
                "Save both in a folder and compare that, or bundle them into one file.",
            )
        return self.tree.read(path)

    def label(self, path: str) -> str:
        """What reports call the file."""
        return self.shown if path == self.path or self.tree is None else self.tree.label(path)


@dataclass(frozen=True, slots=True)
class Permission:
    """What the command line allows: to read standard input, to go to the network."""

    stdin: Callable[[], bytes]
    network: bool = False


def given(text: str, config: Config, permission: Permission) -> Given:
    """What one side of a comparison is.

    Args:
        text: as it was typed.
        config: whose root reports are relative to.
        permission: what is allowed.

    Raises:
        InputError: there is nothing of that name.
        UsageError: it is an address, and the network was not allowed.
        ToolError: git or the network failed.
    """
    if text == STDIN:
        return _standard_input(config, permission.stdin())
    if text.startswith(_NETWORK):
        return _address(text, permission.network)
    if os.path.lexists(text):
        return _on_disk(Path(text), config)
    found = _in_git(text)
    if found is None:
        raise InputError(
            f"{text}: there is no such file.",
            "Check the path, relative to where you are. REF:PATH names a file in Git, - standard input.",
        )
    return found


def repository(path: Path) -> Path:
    """The folder that a contract may take files from: its repository, else the folder that it is in."""
    folders = (path, *path.parents) if path.is_dir() else path.parents
    return next((folder for folder in folders if (folder / ".git").exists()), folders[0])


def absolute(path: Path) -> Path:
    """The path from the root of the disk, links left as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links out of the repository


def shown(path: Path, config: Config) -> str:
    """The path as reports show it: relative to the repository, with forward slashes."""
    full = absolute(path)
    return (full.relative_to(config.root) if full.is_relative_to(config.root) else full).as_posix()


def tree_around(path: Path, config: Config) -> tuple[Folder, str]:
    """The tree that a file on the disk may take other files from, and its path in there."""
    full = absolute(path)
    root = repository(full)
    folder = shown(root, config)
    prefix = "" if folder == "." else f"{folder.rstrip('/')}/"
    return Folder(root, prefix), full.relative_to(root).as_posix()


def _on_disk(path: Path, config: Config) -> Given:
    tree, inside = tree_around(path, config)
    if not path.is_dir():
        return Given(tree, {"": inside})
    listed = git.files(path)
    files = path.rglob("*") if listed is None else listed
    prefix = "" if inside == "." else f"{inside}/"
    names = (file.relative_to(path).as_posix() for file in files if not file.is_symlink())
    return _folder(tree, prefix, names)


def _in_git(text: str) -> Given | None:
    revision, separator, path = text.partition(":")
    here = absolute(Path())
    if not separator or not revision or git.head(here) is None:
        return None
    root = repository(here)
    commit = git.resolve(root, revision)
    tree = replace(at_commit(root, commit), prefix=f"{revision}:")
    path = path.strip("/")
    if path in tree.entries:
        return Given(tree, {"": path})
    prefix = f"{path}/" if path else ""
    below = [name.removeprefix(prefix) for name in tree.entries if name.startswith(prefix)]
    if not below:
        raise InputError(
            f"{text}: there is no such file in that commit.", f"git ls-tree {revision} shows what is."
        )
    return _folder(tree, prefix, below)


def _folder(tree: Tree, prefix: str, names: Iterable[str]) -> Given:
    """The contracts among the files of a folder."""
    found = {}
    for name in sorted(names):
        published = name.startswith(f"{FOLDER}/")  # what is filed there is compared with, not compared
        if name.lower().endswith(SUFFIXES) and not published and _is_contract(tree, prefix + name):
            found[name] = prefix + name
    return Given(tree, found, folder=True)


def _is_contract(tree: Tree, path: str) -> bool:
    try:
        return claims(tree.read(path))
    except (InputError, FileNotFoundError):  # a folder called so, a link, a file that has gone
        return False


def _standard_input(config: Config, content: bytes) -> Given:
    tree, path = tree_around(Path("standard-input"), config)
    return Given(Overlay(path, content, "standard input", tree), {"": path})


def _address(url: str, allowed: bool) -> Given:
    if not allowed:
        raise UsageError(
            f"{url} is on the network, where wb goes only when it is told to.", "Pass --allow-url."
        )
    if not url.startswith("https://"):
        raise UsageError(f"{url} is not encrypted, so anybody on the way could change it.", "Use https.")
    from wb.contracts.download import download  # noqa: PLC0415 - the network is rarely asked

    path = urlsplit(url).path.rpartition("/")[2] or "openapi"
    with tempfile.TemporaryDirectory(prefix="wb-") as folder:
        target = Path(folder, "contract")
        download(url, target, secure=True)
        return Given(Overlay(path, target.read_bytes(), url), {"": path})
