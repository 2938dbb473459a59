"""The one currency of wb: what a rule yields, what the engine makes of it, what a report holds.

Everything here is plain frozen data that imports nothing else from wb.
"""

import hashlib
from collections.abc import Mapping, Sequence
from enum import IntEnum

import msgspec

IN_BASELINE = "in the baseline"
"""The waiver of a finding that was there before wb came."""


class Severity(IntEnum):
    """How much a finding matters. Its name, in lower case, is what every output prints."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """``info``, ``warning`` or ``error``."""
        return self.name.lower()


class Location(msgspec.Struct, frozen=True, order=True):
    """A place in a file. Lines and columns count from 1, columns in code points.

    ``end_column`` is the column after the last character. Without a line, the whole file is meant.
    """

    path: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None

    @property
    def sort_key(self) -> tuple[str, int, int]:
        """Orders locations by file, then top to bottom; a whole file comes first."""
        return (self.path, self.line or 0, self.column or 0)


class Related(msgspec.Struct, frozen=True):
    """Another place that explains the finding, such as the line in the base version."""

    location: Location
    message: str


class Edit(msgspec.Struct, frozen=True):
    """A safe replacement for the text between two positions of the file; its line ends become the file's."""

    location: Location
    replacement: str


class Problem(msgspec.Struct, frozen=True):
    """What a rule yields: where something is wrong and why. It has no severity of its own.

    Args:
        location: where it is.
        message: what is wrong, in words that stand alone.
        subject: what the problem is about, stable under edits elsewhere (a part's name, an
            operation and pointer, the offending phrase): it goes into the fingerprint.
        hint: what to do about it.
        fix: the replacements that ``--fix`` may make, all of them or none; they do not overlap.
        related: other places that matter.
    """

    location: Location
    message: str
    subject: str = ""
    hint: str = ""
    fix: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()


class Finding(msgspec.Struct, frozen=True):
    """A problem with the rule that found it and the level that is in force.

    ``scope`` is the contract's name where the finding is about a contract, else empty: a contract
    keeps its fingerprints when its file moves.
    """

    rule: str
    severity: Severity
    location: Location
    message: str
    subject: str = ""
    hint: str = ""
    scope: str = ""
    fix: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()
    waiver: str | None = None

    @property
    def fingerprint(self) -> str:
        """Names the finding across edits, runs and machines.

        Made of rule, contract name (else path) and subject; never of line, text or version, so
        that a waiver or a baseline outlives rewording and unrelated edits.
        """
        parts = "\0".join((self.rule, self.scope or self.location.path, self.subject))
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def sort_key(self) -> tuple[object, ...]:
        """The order of every report: by place, then rule, then text."""
        return (*self.location.sort_key, self.rule, self.subject, self.message)


class Skipped(msgspec.Struct, frozen=True):
    """A file that was read but not checked, and why."""

    path: str
    reason: str


class RuleInfo(msgspec.Struct, frozen=True):
    """What a report needs to know of a rule: its name, its page, and where it applies."""

    name: str
    summary: str
    page: str
    family: str
    severity: Severity


class Report(msgspec.Struct, frozen=True):
    """Everything that a formatter prints.

    Args:
        findings: sorted.
        checked: how many files or pairs were checked.
        skipped: what was read and left alone.
        unit: what ``checked`` counts, in the singular: ``document``, ``contract``.
        parts: how many of each unit, where ``checked`` counts several.
        sources: the lines of the files that findings point at, by path.
        rules: the page of each rule that found something, by name.
        notes: facts that the reader needs beside the findings, such as the engine's version.
        failures: what could not be checked, as errors with message and hint: the run did not do its work.
        fail_on: the lowest level that fails the run; None leaves it to wb.toml as it is on the disk.
    """

    findings: tuple[Finding, ...]
    checked: int
    skipped: tuple[Skipped, ...] = ()
    unit: str = "document"
    parts: Mapping[str, int] = {}
    sources: Mapping[str, Sequence[str]] = {}
    rules: Mapping[str, RuleInfo] = {}
    notes: tuple[str, ...] = ()
    failures: tuple[Exception, ...] = ()
    fail_on: Severity | None = None

    def count(self, severity: Severity) -> int:
        """How many findings of this level are not waived."""
        return sum(1 for f in self.findings if f.severity == severity and f.waiver is None)

    @property
    def waived(self) -> int:
        """How many findings a waiver covers."""
        return sum(1 for f in self.findings if f.waiver is not None)

    @property
    def in_baseline(self) -> int:
        """How many of these the baseline covers."""
        return sum(1 for f in self.findings if f.waiver == IN_BASELINE)

    def reaches(self, level: Severity) -> bool:
        """Whether a finding at or above this level is not waived."""
        return any(f.severity >= level and f.waiver is None for f in self.findings)
