"""The documents of a packet, read and put in the order in which they are read in the meeting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wb.config import Config
from wb.documents import text
from wb.documents.find import find, leads_outside
from wb.documents.model import Document
from wb.documents.node import Node
from wb.documents.tree import tree
from wb.errors import InputError
from wb.examine import load
from wb.examined import Choice

ORDER = ("prfaq", "narrative", "experience", "manual", "review", "letter")
"""The kinds in the order of reading: the customer first, how it is used, how it runs. Others follow, and
the glossary, which is looked up, comes last."""


@dataclass(frozen=True, slots=True)
class Member:
    """A document of the packet.

    Args:
        file: where it is.
        document: what wb recognises in it.
        body: its blocks without the appendices.
        appendix: the blocks of its appendices.
    """

    file: Path
    document: Document
    body: tuple[Node, ...]
    appendix: tuple[Node, ...]

    @property
    def title(self) -> str:
        """What it is called: its title, else its kind, else its file."""
        document = self.document
        if document.title:
            return document.title.text
        return document.spec.title if document.spec else self.file.stem

    @property
    def kind(self) -> str:
        """What readers call its kind."""
        return self.document.spec.title if self.document.spec else self.title


@dataclass(frozen=True, slots=True)
class Gathered:
    """The documents, and the files that were left out because they are none."""

    members: tuple[Member, ...]
    left_out: tuple[str, ...]


def gather(paths: Sequence[Path], config: Config, choice: Choice) -> Gathered:
    """Read the documents that paths name: files as they are named, of folders those that have a kind.

    Raises:
        InputError: one cannot be read or leads out of the repository, or there is none at all.
    """
    named = {path for path in paths if not path.is_dir()}
    members: list[Member] = []
    left_out: list[str] = []
    for file in find(paths, config.root, config.excluded):
        document = _read(file, config, choice)
        if document.kind is None and file not in named:
            left_out.append(document.path)
        else:
            members.append(_member(file, document))
    if not members:
        raise InputError(
            f"there is no document in {', '.join(map(str, paths))}",
            "Name a proposal folder, or Markdown files. wb outline FILE shows what wb takes a file for.",
        )
    return Gathered(tuple(_in_order(members)), tuple(left_out))


def _read(file: Path, config: Config, choice: Choice) -> Document:
    if leads_outside(file, config.root):
        raise InputError(
            f"{file}: is a link to a file outside the repository, which wb does not open", "Leave it out."
        )
    return load(file, config, choice, text.read(file))


def _member(file: Path, document: Document) -> Member:
    nodes = blocks(document)
    end = document.appendix_line
    body = tuple(node for node in nodes if end is None or node.line < end)
    return Member(file, document, body, nodes[len(body) :])


def blocks(document: Document) -> tuple[Node, ...]:
    """What a document says, without its front matter."""
    start = document.front_matter.end_line
    return tree(document.lines[start:], start + 1)


def _in_order(members: Iterable[Member]) -> list[Member]:
    places = {kind: place for place, kind in enumerate(ORDER)} | {"glossary": len(ORDER) + 1}
    return sorted(
        members,
        key=lambda member: (places.get(member.document.kind or "", len(ORDER)), member.document.path),
    )
