"""What a waiver is, and what became of it in a run. Plain frozen data."""

from datetime import date
from typing import Literal

import msgspec

from wb.findings import Finding, Location

Origin = Literal["comment", "wb.toml", "baseline"]


class Waiver(msgspec.Struct, frozen=True):
    """Permission for findings to be there.

    Args:
        reason: why; without one nothing is covered.
        location: where the waiver is written.
        origin: how it was given.
        rule: the rule that it is about; empty where a fingerprint says more, or a comment cannot be read.
        scope: a contract's name or a path; empty for any.
        lines: first and last line of the document that it holds for; None for all.
        operation: such as ``GET /pets``; empty for any.
        subject: the finding's subject; empty for any.
        fingerprint: of one finding; empty for any.
        owner: who answers for it.
        expires: its last day.
        count: how many findings it covers at most; None for any number.
    """

    reason: str
    location: Location
    origin: Origin
    rule: str = ""
    scope: str = ""
    lines: tuple[int, int] | None = None
    operation: str = ""
    subject: str = ""
    fingerprint: str = ""
    owner: str = ""
    expires: date | None = None
    count: int | None = None

    @property
    def is_boundless(self) -> bool:
        """Whether it names a rule, and nothing that it is about."""
        about = self.scope or self.operation or self.subject or self.fingerprint
        return self.origin == "wb.toml" and not about

    @property
    def is_unreadable(self) -> bool:
        """Whether it is a comment that speaks to wb, and names no rule."""
        return self.origin == "comment" and not self.rule

    def in_force(self, today: date) -> bool:
        """Whether it covers anything today."""
        return bool(self.reason) and not self.is_boundless and (self.expires is None or today <= self.expires)

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is what it is about."""
        return (
            bool(self.rule or self.fingerprint)
            and not (self.origin == "baseline" and finding.scope)  # nobody answers for a baseline
            and self.rule in ("", finding.rule)
            and self.fingerprint in ("", finding.fingerprint)
            and self.scope in ("", finding.scope, finding.location.path)
            and self.subject in ("", finding.subject)
            and (not self.operation or f"{finding.subject} ".startswith(f"{self.operation} "))
            and self._holds_on(finding.location)
        )

    def _holds_on(self, place: Location) -> bool:
        """Whether the place, which can have several lines, has one of those that it holds for."""
        if self.lines is None or place.line is None:
            return self.lines is None
        return place.line <= self.lines[1] and self.lines[0] <= (place.end_line or place.line)


class Usage(msgspec.Struct, frozen=True):
    """One waiver at the end of a run: the subject of the rules about waivers.

    Args:
        waiver: the waiver.
        used: how many findings it covered.
        known: whether there is a rule of its name.
        checked: whether the run looked at all that it could cover; else nothing is said of its use.
        today: the date of the run.
    """

    waiver: Waiver
    used: int
    today: date
    known: bool = True
    checked: bool = True

    @property
    def path(self) -> str:
        """The file that it is written in."""
        return self.waiver.location.path

    @property
    def name(self) -> str:
        """What it is called in messages and fingerprints."""
        waiver = self.waiver
        parts = (waiver.rule, waiver.scope, waiver.operation, waiver.subject, waiver.fingerprint)
        return " ".join(part for part in parts if part)
