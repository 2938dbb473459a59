"""Whether published versions are what they were, and whether working contracts still serve their clients."""

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wb import engine, git
from wb.branch import merge_base
from wb.config import Config
from wb.contracts import ledger
from wb.contracts.keeping import STANDING_RULES
from wb.contracts.keeping.model import Filing, Standing, unreadable
from wb.contracts.ledger import Ledger, Publication
from wb.contracts.load import load
from wb.contracts.on_demand import OnDemand
from wb.contracts.snapshot import Snapshot, sides
from wb.contracts.tree import Folder, Tree
from wb.errors import InputError, WbError
from wb.findings import Finding, Report
from wb.gate import Question
from wb.judge import judge, unsaid
from wb.promises import believed
from wb.publications import filings, judged, sound
from wb.terms import terms
from wb.verdict import Coverage, verdict

if TYPE_CHECKING:
    from wb.contracts.oasdiff_install import Tell


@dataclass(frozen=True, slots=True)
class _State:
    """The ledger to verify: where it is, what it holds, by which policy, and what a branch did to it."""

    tree: Tree
    before: Snapshot | None
    kept: Ledger
    policy: Config
    head: Config
    filings: list[Filing]
    notes: tuple[str, ...]


def verify(config: Config, question: Question, tell: "Tell") -> Report:
    """Check the ledger, and every working contract against each of its live versions.

    Args:
        config: what wb.toml says.
        question: what is asked.
        tell: is told what takes time.

    Raises:
        UsageError: there is nothing to compare with; with the command that mends it.
        InputError: nothing is published.
        ToolError: git or the engine is missing, or failed.
    """
    state = _state(config, question)
    if not state.kept.publications and not state.filings:
        raise InputError("nothing is published, so nothing was verified", "Publish one: wb api publish SPEC.")
    findings = judged(state.filings, state.policy)
    needed = OnDemand(tell)
    served = _Served(state, question, needed)
    names = sorted({found.meta.name for found in state.kept.publications if found.retired is None})
    failures: list[WbError] = []
    for name in names:
        try:
            findings += served.check(name)
        except WbError as error:
            failures.append(error)
    coverage = Coverage(names, served.files, (*state.notes, needed.note), tuple(failures))
    return verdict(findings, coverage, state.policy, question.today)


def _state(config: Config, question: Question) -> _State:
    root = config.root
    if not git.head(root):
        kept = ledger.read(Folder(root), ledger.on_disk(root))
        note = "There is no commit to compare with: only the digests say what was published."
        return _State(Folder(root), None, kept, config, config, list(sound(Folder(root), kept)), (note,))
    base = merge_base(root, question.base, question.environment)
    both = sides(root, base.commit, staged=question.staged)
    policy, notes = believed(config, both.base)
    kept = ledger.read(both.head, both.head.entries)
    edited = filings(both, kept, policy, question.today)
    known = {filing.path for filing in edited}
    edited += [filing for filing in sound(both.head, kept) if filing.path not in known]
    return _State(both.head, both.base, kept, policy, config, edited, notes)


class _Served:
    """The working contracts, each held against what clients of its live versions rely on."""

    def __init__(self, state: _State, question: Question, needed: OnDemand) -> None:
        self._state = state
        self._question = question
        self._needed = needed
        self.files: dict[str, str] = {}

    def check(self, name: str) -> list[Finding]:
        """What clients of the live versions of one contract would find."""
        live = self._state.kept.live(name)
        name, path = self._working(name, live[-1].meta.source)
        agreed = terms(self._state.policy, name, path)
        try:
            working = load(self._state.tree, path, name)
        except InputError as error:
            gone = not (self._state.policy.root / path).exists()
            standing = Standing(name, path, gone=gone, broken=None if gone else unreadable(error, path))
            return engine.check(standing, STANDING_RULES, agreed.settings, name)
        self.files.update(working.files)
        found: list[Finding] = []
        for publication in live:
            with contextlib.suppress(InputError):  # its digest is wrong then, which is a finding already
                older = ledger.published(self._promised(publication), publication, name)
                again = judge(older, working, agreed, self._question.today, self._needed)
                found += unsaid(again, found)
        return found

    def _promised(self, publication: Publication) -> Tree:
        """Where a published version is as clients know it: an edit of it is a finding, and no promise."""
        before = self._state.before
        return before if before and publication.path in before.entries else self._state.tree

    def _working(self, name: str, source: str) -> tuple[str, str]:
        """The contract's name and file: as wb.toml says, else where the last version was published from."""
        for side in (self._state.policy, self._state.head):
            for known, contract in side.settings.contracts.items():
                if ledger.slug(known) == name and (side.root / contract.path).exists():
                    return known, contract.path
        return name, source
