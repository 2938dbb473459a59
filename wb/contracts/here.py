"""Which contracts are in a folder as it is on the disk, with or without Git."""

from pathlib import Path

from wb import below
from wb.contracts.discover import SUFFIXES, Scope, claims
from wb.contracts.tree import Folder
from wb.errors import InputError


def contracts(root: Path, scope: Scope) -> list[str]:
    """The paths of the files that are contracts, by their content or because wb.toml names them.

    Symbolic links are not followed; what cannot be read is none.
    """
    named = set(scope.head.values())
    listed = (path.relative_to(root).as_posix() for path in below.files(root) if not path.is_symlink())
    candidates = (path for path in listed if path in named or path.lower().endswith(SUFFIXES))
    kept = (path for path in candidates if not scope.leaves_out(path))
    return sorted(path for path in kept if _is_contract(root, path, named))


def _is_contract(root: Path, path: str, named: set[str]) -> bool:
    if path in named:
        return (root / path).is_file()
    try:
        return claims(Folder(root).read(path))
    except (InputError, FileNotFoundError):
        return False
