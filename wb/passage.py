"""One contract through the gate: both sides read, compared with the base and with what is published."""

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from wb import engine, git
from wb.config import Config
from wb.contracts import ledger
from wb.contracts.discover import Touched, name_of
from wb.contracts.keeping import STANDING_RULES
from wb.contracts.keeping.model import Standing, unreadable
from wb.contracts.ledger import Ledger, Publication
from wb.contracts.load import load
from wb.contracts.model import Contract
from wb.contracts.oasdiff import Engine
from wb.contracts.snapshot import Sides, at_commit
from wb.errors import InputError, WbError
from wb.findings import Finding
from wb.judge import admit, govern, judge, unsaid
from wb.terms import Terms, terms

SHORT = 12
"""Digits by which people call a commit."""

ANCESTORS = 20
"""How many older versions are tried when the base cannot be read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found on one contract, and in which files; or why nothing could be said."""

    name: str
    findings: list[Finding] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    failure: WbError | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """What all contracts of a run have in common.

    Args:
        sides: the repository before and after.
        config: what is believed of wb.toml.
        head: what the branch itself says in wb.toml.
        published: the ledger as it is now.
        today: the date of the run.
        needed: gives the diff engine.
    """

    sides: Sides
    config: Config
    head: Config
    published: Ledger
    today: date
    needed: Callable[[], Engine]

    def check(self, touched: Touched) -> Outcome | None:
        """The outcome for one contract; None where it turns out that nothing changed that it is made of."""
        try:
            return self._check(touched)
        except WbError as error:
            return Outcome(touched.name, failure=error)

    def _check(self, touched: Touched) -> Outcome | None:
        agreed = terms(self.config, touched.name, touched.head or touched.base or "")
        if touched.head is None:
            gone = Standing(touched.name, touched.base or "", gone=not self._retired(touched.name))
            return self._outcome(gone, agreed)
        standing = Standing(touched.name, touched.head, unnamed=self._loses_its_name(touched))
        try:
            revision = load(self.sides.head, touched.head, touched.name)
        except InputError as error:
            return self._outcome(replace(standing, broken=unreadable(error, touched.head)), agreed)
        base, standing = self._base(touched, standing)
        if base is not None and self.sides.changed.isdisjoint((*base.files, *revision.files)):
            return None
        return self._outcome(standing, agreed, self._compared(base, revision, agreed), base, revision)

    def _outcome(
        self,
        standing: Standing,
        agreed: Terms,
        found: Iterable[Finding] = (),
        *contracts: Contract | None,
    ) -> Outcome:
        own = engine.check(standing, STANDING_RULES, agreed.settings, standing.name)
        files = {path: text for contract in contracts if contract for path, text in contract.files.items()}
        return Outcome(standing.name, [*own, *found], files)

    def _compared(self, base: Contract | None, revision: Contract, agreed: Terms) -> list[Finding]:
        """What is found against the base, the policy, and every live published version."""
        found = admit(revision, agreed) if base is None else self._judged(base, revision, agreed)
        found += govern(base, revision, agreed, self.today)
        for publication in self.published.live(revision.name):
            older = self._published(publication, revision.name)
            if older and (base is None or older.data != base.data):
                found += unsaid(self._judged(older, revision, agreed), found)
        return found

    def _published(self, publication: Publication, name: str) -> Contract | None:
        """The contract of a published version; None if the branch spoiled it, which is a finding already."""
        was_there = publication.path in self.sides.base.entries
        try:
            # As clients know it: an edit of it is a finding, and no promise.
            return ledger.published(self.sides.base if was_there else self.sides.head, publication, name)
        except InputError:
            if publication.path in self.sides.changed:
                return None
            raise

    def _judged(self, base: Contract, revision: Contract, agreed: Terms) -> list[Finding]:
        return judge(base, revision, agreed, self.today, self.needed)

    def _base(self, touched: Touched, standing: Standing) -> tuple[Contract | None, Standing]:
        """What the contract was: in the base, else at the last commit at which it could be read."""
        if touched.base is None:
            return None, standing
        try:
            return load(self.sides.base, touched.base, touched.name), standing
        except InputError as error:
            standing = replace(standing, base_fault=unreadable(error, touched.base))
        root = self.sides.base.root
        for commit in git.commits_of(root, self.sides.commit, touched.base, ANCESTORS):
            with contextlib.suppress(InputError):
                older = load(at_commit(root, commit), touched.base, touched.name)
                return older, replace(standing, compared_with=commit[:SHORT])
        return None, standing

    def _retired(self, name: str) -> bool:
        """Whether the contract was published, and all of its versions are retired."""
        return bool(self.published.of(name)) and not self.published.live(name)

    def _loses_its_name(self, touched: Touched) -> bool:
        """Whether the contract moved to where its policy and published versions do not find it by name."""
        held = touched.name in self.config.settings.contracts or self.published.live(touched.name)
        if touched.head is None or touched.head == touched.base or not held:
            return False
        named = {contract.path: name for name, contract in self.head.settings.contracts.items()}
        name = named.get(touched.head) or name_of(touched.head, self.sides.head.entries)
        return ledger.slug(name) != ledger.slug(touched.name)
