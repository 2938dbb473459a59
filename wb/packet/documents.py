"""The chapters that the documents are: bodies first, then what they add, all linked to each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wb.documents.node import Node
from wb.layout import pictures
from wb.layout.showable import showable
from wb.packet import links
from wb.packet.gather import Member
from wb.packet.links import Ids
from wb.packet.model import Chapter, Role
from wb.scaffold import slug

APPENDIX = "-appendix"
"""What the name of a document's appendices ends with."""


@dataclass(frozen=True, slots=True)
class _Terms:
    """Where terms are defined: the id by term, and the anchors to set, by glossary and line."""

    ids: Mapping[str, str]
    anchors: Mapping[str, Mapping[int, str]]


def names(members: Iterable[Member]) -> dict[str, str]:
    """A name for the chapter of each document, by its path."""
    found: dict[str, str] = {}
    for member in members:
        name = slug(member.file.stem)
        taken = sum(other == name or other.startswith(f"{name}-") for other in found.values())
        found[member.document.path] = f"{name}-{taken + 1}" if taken else name
    return found


def chapters(members: Sequence[Member], named: Mapping[str, str], root: Path) -> list[Chapter]:
    """The documents in the order of reading, then their appendices.

    Args:
        members: the documents.
        named: the name of each chapter, by the document's path.
        root: the repository; images in it are shown.
    """
    bare = [
        *(_chapter(one, named[one.document.path], "document", one.body, root) for one in members),
        *(
            _chapter(one, named[one.document.path] + APPENDIX, "appendix", one.appendix, root)
            for one in members
        ),
    ]
    pairs = [(one, *links.with_ids(one.name, one.nodes)) for one in bare if one.nodes]
    known = _known((chapter.path, ids) for chapter, _, ids in pairs)
    terms = _terms(members, named, known)
    linked = [replace(one, nodes=_linked(one.path, nodes, known, terms)) for one, nodes, _ in pairs]
    there = {target for chapter in linked for target in links.ids_of(chapter.nodes)}
    return [replace(chapter, nodes=links.within(chapter.nodes, there)) for chapter in linked]


def _chapter(member: Member, name: str, role: Role, nodes: tuple[Node, ...], root: Path) -> Chapter:
    appendix = role == "appendix"
    return Chapter(
        name,
        f"Appendix: {member.title}" if appendix else member.title,
        role,
        nodes,
        label="" if appendix or member.kind == member.title else member.kind,
        depth=1 if appendix or member.document.kind == "glossary" else 2,
        path=member.document.path,
        language=member.document.language,
        pictures=showable(pictures.found(nodes, member.file.absolute().parent, root)),
    )


def _known(pairs: Iterable[tuple[str, Ids]]) -> dict[str, Ids]:
    """The ids of each document by its path, those of its appendices included."""
    known: dict[str, Ids] = {}
    for path, ids in pairs:
        before = known.get(path, Ids())
        known[path] = Ids(
            before.first or ids.first,
            {**ids.headings, **before.headings},
            {**ids.lines, **before.lines},
        )
    return known


def _terms(members: Iterable[Member], named: Mapping[str, str], known: Mapping[str, Ids]) -> _Terms:
    ids: dict[str, str] = {}
    anchors: dict[str, dict[int, str]] = {}
    for member in members:
        path = member.document.path
        if member.document.kind != "glossary" or path not in known:
            continue
        own = anchors.setdefault(path, {})
        for number, term in enumerate(member.document.terms):
            heading = known[path].lines.get(term.line)
            if term.term.strip() and term.term not in ids:
                ids[term.term] = heading or f"{named[path]}--term-{number}"
                own |= {} if heading else {term.line: ids[term.term]}
    return _Terms(ids, anchors)


def _linked(path: str, nodes: tuple[Node, ...], known: Mapping[str, Ids], terms: _Terms) -> tuple[Node, ...]:
    nodes = links.resolved(nodes, path, known)
    if path in terms.anchors:
        return links.with_anchors(nodes, terms.anchors[path])
    return links.with_terms(nodes, terms.ids)
