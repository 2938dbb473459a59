"""What Git knows of a proposal: how often it was written anew, and how it stood at its last review."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wb import git
from wb.documents.recognise.front_matter import read
from wb.documents.text import split_lines
from wb.git import log
from wb.git.log import Version

MOST = 300
"""Commits of one document that are looked at; ten to fifteen iterations are usual."""


@dataclass(frozen=True, slots=True)
class Review:
    """The state that a packet is compared with.

    Args:
        commit: its name.
        why: what makes it that one, in words: ``last approval``.
        day: when it was; None for a commit that was named.
        texts: the documents then, by their path of today; without those that were not there yet.
    """

    commit: str
    why: str
    day: date | None
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Past:
    """The history of a packet's documents: the versions of each, the newest first, by path of today."""

    root: Path
    versions: Mapping[str, Sequence[Version]]

    @property
    def iteration(self) -> int:
        """How many commits changed a document; 0 without history."""
        return len({version.commit for known in self.versions.values() for version in known})


def past(root: Path, paths: Iterable[str]) -> Past:
    """The history of documents, by their paths relative to ``root``; empty outside a repository."""
    return Past(root, {path: log.versions(root / path, MOST) for path in paths})


def review(known: Past, lead: str, since: str | None) -> Review | None:
    """The state to compare with; None when there is none before today's.

    Args:
        known: the history.
        lead: the document whose front matter tells of approvals and stages.
        since: a revision; None takes the last approval, else the last change of stage.

    Raises:
        UsageError: there is no such revision.
        ToolError: git failed.
    """
    if since is not None:
        commit = git.resolve(known.root, since)
        return Review(commit, since, None, _texts_at(known, commit))
    found = _last_review(known, lead)
    if found is None:
        return None
    version, why = found
    return Review(version.commit, why, version.day, _texts_at(known, version.commit))


def _last_review(known: Past, lead: str) -> tuple[Version, str] | None:
    """The newest commit that added an approval, else the newest that changed the status."""
    versions = known.versions.get(lead, ())
    texts = log.contents(known.root, [f"{one.commit}:{one.path}" for one in versions]) if versions else []
    states = [_state(text or b"") for text in texts]
    steps = list(zip(versions, states, states[1:], strict=False))
    approved = next((version for version, now, before in steps if now[0] > before[0]), None)
    if approved:
        return approved, "the last approval"
    moved = next(((version, now[1]) for version, now, before in steps if now[1] != before[1]), None)
    return (moved[0], f"its status became {moved[1] or 'draft'}") if moved else None


def _state(content: bytes) -> tuple[int, str]:
    """How many approvals a version has, and its status."""
    data = read(split_lines(content.decode("utf-8", "replace")), "").data
    approvals = data.get("approvals")
    return len(approvals) if isinstance(approvals, list) else 0, str(data.get("status") or "")


def _texts_at(known: Past, commit: str) -> dict[str, str]:
    """The documents at a commit, each under the name that it had then."""
    later = log.since(known.root, commit)
    names = {
        path: next((one.path for one in versions if one.commit not in later), None)
        for path, versions in known.versions.items()
    }
    there = {path: name for path, name in names.items() if name is not None}
    found = log.contents(known.root, [f"{commit}:{name}" for name in there.values()]) if there else []
    pairs = zip(there, found, strict=True)
    return {path: data.decode("utf-8", "replace") for path, data in pairs if data is not None}
