"""Which contracts a branch touches: by name in wb.toml or by content, and through the files they refer to.

Cheap first: what did not change is looked at only where it refers to something that did.
"""

import re
import sys
from collections.abc import Container, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

import msgspec

from wb import git
from wb.contracts.ledger import FOLDER, slug
from wb.contracts.moves import moves
from wb.contracts.snapshot import Sides, Snapshot
from wb.errors import InputError
from wb.globs import matches

SUFFIXES = (".yaml", ".yml", ".json")
GLOBS = tuple(f"*{suffix}" for suffix in SUFFIXES)

_REFERRING = (
    r"[$]ref[\"']?[[:space:]]*:[[:space:]]*[\"']?[^\"'#[:space:]]",
    r"[$]ref[\"']?[[:space:]]*:[[:space:]]*$",
    r"[?][[:space:]]+[\"']?[$]ref",
    r"\\(x24|x72|x65|x66|[uU]0*(24|72|65|66))",
)
"""A ``$ref`` to another file, as extended regular expressions: on one line, on two, escaped."""

_CLAIMING = (r"[\"']?(openapi|swagger)[\"']?[[:space:]]*:",)

_FIRST_LINE = re.compile(rb"^( *)(?![ #%\r\n]|---)", re.MULTILINE)
_ROOT_KEY = re.compile(rb"^( *)[\"']?(?:openapi|swagger)[\"']?\s*:", re.MULTILINE)
_FLOW_KEY = re.compile(rb"[{,\s][\"']?(?:openapi|swagger)[\"']?\s*:")
_ESCAPED = re.compile(r"\\[xuU]((?<=x)[0-9a-fA-F]{2}|(?<=u)[0-9a-fA-F]{4}|(?<=U)[0-9a-fA-F]{8})")
_WORD = re.compile(r"[^\s\"'/\\#?:,{}\[\]]+")


@dataclass(frozen=True, slots=True)
class Touched:
    """A contract that the branch touches.

    Args:
        name: in wb.toml, else one made of its path.
        base: its path in the base; None where it is new.
        head: its path now; None where it is gone.
    """

    name: str
    base: str | None
    head: str | None


class _Root(msgspec.Struct):
    """The keys by which a JSON document says that it is a contract; the rest is skipped over."""

    openapi: msgspec.Raw = msgspec.Raw()
    swagger: msgspec.Raw = msgspec.Raw()


@dataclass(frozen=True, slots=True)
class Scope:
    """What wb.toml says about which files are contracts: paths by name on each side, and globs left out."""

    base: Mapping[str, str]
    head: Mapping[str, str]
    exclude: tuple[str, ...] = ()

    @property
    def moved(self) -> dict[str, str]:
        """Where wb.toml now has the contract that it had at a path."""
        return {path: self.head[name] for name, path in self.base.items() if name in self.head}

    def leaves_out(self, path: str) -> bool:
        """Whether the file is none of the contracts that are worked on."""
        return path.startswith(f"{FOLDER}/") or any(matches(path, glob) for glob in self.exclude)


def claims(content: bytes) -> bool:
    """Whether a file says at its root that it is OpenAPI or Swagger. Looks, and does not judge the rest."""
    text = content.removeprefix(b"\xef\xbb\xbf")
    if text.lstrip().startswith(b"{"):
        try:
            root = msgspec.json.decode(text, type=_Root)
        except msgspec.DecodeError:
            return _FLOW_KEY.search(text) is not None
        return bool(bytes(root.openapi) or bytes(root.swagger))
    first = _FIRST_LINE.search(text)
    return first is not None and any(key[1] == first[1] for key in _ROOT_KEY.finditer(text))


def touched(sides: Sides, scope: Scope) -> list[Touched]:
    """The contracts that changed, were added, deleted or moved, or refer to a file that was; by name.

    Raises:
        ToolError: git failed.
    """
    suspects = sorted(path for path in _suspects(sides, scope) if not scope.leaves_out(path))
    before = [path for path in suspects if _is_contract(sides.base, path, scope.base)]
    after = [path for path in suspects if path in before or _is_contract(sides.head, path, scope.head)]
    after = [path for path in after if path in sides.head.entries]
    gone = [path for path in before if path not in after]
    new = [path for path in after if path not in before]
    moved = moves(sides, gone, new, scope.moved)
    pairs: list[tuple[str | None, str | None]] = [(path, path) for path in after if path in before]
    pairs += [(path, moved.get(path)) for path in gone]
    pairs += [(None, path) for path in new if path not in moved.values()]
    found = [_named(sides, scope, *pair) for pair in pairs]
    known = {touched.name for touched in found}
    # What wb.toml names and is not there is gone, whoever took it away: its policy holds for nothing.
    lost = [(name, path) for name, path in scope.head.items() if path not in sides.head.entries]
    found += [Touched(name, path, None) for name, path in lost if name not in known]
    return sorted(found, key=lambda touched: touched.name)


def any_contract(sides: Sides, scope: Scope) -> bool:
    """Whether the repository has a contract at all; one that git does not track is touched in any case."""
    if any(path in sides.head.entries for path in scope.head.values()):
        return True
    candidates = git.grep(sides.head.root, _CLAIMING, GLOBS, staged=sides.staged)
    return any(_is_contract(sides.head, path, {}) for path in candidates if not scope.leaves_out(path))


def _suspects(sides: Sides, scope: Scope) -> set[str]:
    """The changed files that could be contracts, and those that refer to a changed one, however far away."""
    named = {*scope.base.values(), *scope.head.values()}
    found = {path for path in sides.changed if path in named or path.lower().endswith(SUFFIXES)}
    if not sides.changed:
        return found
    words = {
        path: _words(sides.head, path)
        for path in git.grep(sides.head.root, _REFERRING, GLOBS, staged=sides.staged)
    }
    names = {_last_word(path) for path in sides.changed}
    while reached := {path for path, said in words.items() if path not in found and said & names}:
        found |= reached
        names |= {_last_word(path) for path in reached}
    return found


def _words(snapshot: Snapshot, path: str) -> set[str]:
    """The words of a file, file names among them: however they are escaped, in a URL or in a text."""
    try:
        text = snapshot.read(path).decode("utf-8", "replace")
    except (InputError, FileNotFoundError):
        return set()
    return set(_WORD.findall(unquote(_ESCAPED.sub(_unescaped, text))))


def _unescaped(found: re.Match[str]) -> str:
    return chr(min(int(found[1], base=16), sys.maxunicode))


def _last_word(path: str) -> str:
    """The word by which a reference to the file gives itself away."""
    words: list[str] = _WORD.findall(path.rpartition("/")[2])
    return words[-1] if words else path


def _is_contract(snapshot: Snapshot, path: str, named: Mapping[str, str]) -> bool:
    if path not in snapshot.entries:
        return False
    if path in named.values():
        return True
    if snapshot.entries[path].mode in (git.LINK, git.SUBMODULE) or not path.lower().endswith(SUFFIXES):
        return False
    try:
        return claims(snapshot.read(path))
    except (InputError, FileNotFoundError):
        return False


def _named(sides: Sides, scope: Scope, base: str | None, head: str | None) -> Touched:
    names = {path: name for name, path in (*scope.head.items(), *scope.base.items())}
    known = names.get(base or "") or names.get(head or "")
    return Touched(
        known or name_of(base or head or "", (sides.base if base else sides.head).entries), base, head
    )


def name_of(path: str, files: Container[str]) -> str:
    """The name of a contract that wb.toml does not name: its path, without the suffix if that is unique."""
    stem = path.rpartition(".")[0] or path
    twins = [f"{stem}{suffix}" for suffix in SUFFIXES if f"{stem}{suffix}" in files]
    return slug(path if len(twins) > 1 else stem)
