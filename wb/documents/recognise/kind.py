"""Which kind a document is, and how that is known."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePosixPath

from wb.documents.kind import Kind
from wb.documents.model import Heading, KindSource
from wb.documents.patterns import lazy
from wb.documents.recognise.inline import plain
from wb.documents.recognise.phrases import bounded, normal, part_about, topics
from wb.documents.recognise.scripts import has_dense
from wb.globs import matches

_NOT_WORD = lazy(r"[\W_]+")
_OWN_PARTS, _ALL_PARTS = 3, 7
"""So many parts under headings tell a kind where neither name nor title does: of its own, or altogether."""


def named(
    path: str, option: str | None, front: object, kinds: Mapping[str, Kind], globs: Mapping[str, str]
) -> tuple[str | None, KindSource]:
    """The kind by what somebody said or by the file's name; the first of these that says one.

    Args:
        path: the document's, relative to the repository.
        option: from ``--kind``.
        front: ``kind`` in the front matter, whatever it holds.
        kinds: those there are.
        globs: kinds by path glob, from wb.toml; the first that fits.
    """
    if option is not None:
        return option, "option"
    if isinstance(front, str) and front in kinds:
        return front, "front matter"
    for glob, name in globs.items():
        if name in kinds and matches(path, glob):
            return name, "wb.toml"
    name_said = _by_file_name(PurePosixPath(path).stem, kinds)
    return (name_said, "file name") if name_said else (None, "none")


def _by_file_name(stem: str, kinds: Mapping[str, Kind]) -> str | None:
    words = f" {_NOT_WORD.sub(' ', stem.lower())} "
    for kind in kinds.values():
        if any(f" {_NOT_WORD.sub(' ', name)} " in words for name in kind.file_names):
            return kind.name
    return None


def by_content(
    headings: Sequence[Heading], kinds: Mapping[str, Kind], *, released: bool, announced: bool
) -> str | None:
    """The kind by what the document holds: what its title says, then its parts.

    Args:
        headings: all of them, labels and run-ins too.
        kinds: those there are.
        released: a heading says "press release" or "PR/FAQ".
        announced: an announcement comes first, and questions after it.
    """
    if released and "prfaq" in kinds:
        return "prfaq"
    title = normal(headings[0].text) if headings else ""
    if told := next((kind.name for kind in kinds.values() if _says(kind, title)), None):
        return told
    if announced and "prfaq" in kinds:
        return "prfaq"
    counts = {kind.name: _parts(kind, headings) for kind in kinds.values() if kind.told_by_parts}
    best = max(counts, key=lambda name: counts[name], default=None)
    return best if best and counts[best] else None


def _says(kind: Kind, title: str) -> bool:
    """Whether the title has a signal of the kind; a single word counts at either end of what it names."""
    ends = {end for topic in topics(title) for end in (topic.partition(" ")[0], topic.rpartition(" ")[2])}
    signals = [signal for wordings in kind.signals.values() for signal in wordings]
    return any(
        signal in ends if signal.isalpha() and not has_dense(signal) else bounded(signal).search(title)
        for signal in signals
    )


def _parts(kind: Kind, headings: Sequence[Heading]) -> int:
    """How many parts of the kind have headings, if they are enough to tell it; else 0.

    Three parts that hardly another kind of document has are enough, or nearly all there are: every plan has
    goals, risks and a schedule.
    """
    found = {part_about(plain(heading.text), kind) for heading in headings} - {None}
    own = sum(1 for part in kind.parts if part.name in found and not part.common)
    enough = min(_ALL_PARTS, len(kind.parts) - 1)
    return len(found) if own >= _OWN_PARTS or (own and len(found) >= enough) else 0


def profile(given: object, parts: Collection[str], spec: Kind | None) -> str | None:
    """The profile that the front matter gives, else the one with most of the parts found."""
    if spec is None or not spec.profiles:
        return None
    if isinstance(given, str) and given in spec.profiles:
        return given
    counts = {
        name: sum(1 for part in spec.parts if part.name in parts and name in part.profiles)
        for name in spec.profiles
    }
    return max(counts, key=lambda name: counts[name]) if any(counts.values()) else None
