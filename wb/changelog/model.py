"""What a change log says: plain frozen data that every way of writing it shares."""

from dataclasses import dataclass

from wb.findings import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """One change.

    Args:
        severity: an error breaks clients, a warning may, an info does not.
        message: what changed.
        before: what stood there, as text; empty where there is nothing short to show.
        after: what stands there now.
    """

    severity: Severity
    message: str
    before: str = ""
    after: str = ""

    @property
    def label(self) -> str:
        """What readers call it."""
        return {Severity.ERROR: "Breaking", Severity.WARNING: "Take care", Severity.INFO: "Changed"}[
            self.severity
        ]


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one operation; of what all operations share where the title is empty."""

    title: str
    entries: tuple[Entry, ...]

    @property
    def worst(self) -> Severity:
        """How much the worst of them matters."""
        return max(entry.severity for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Changelog:
    """All changes between two versions, by operation, what breaks first."""

    title: str
    before: str
    after: str
    sections: tuple[Section, ...]

    @property
    def breaking(self) -> int:
        """How many changes break clients."""
        return sum(entry.severity is Severity.ERROR for section in self.sections for entry in section.entries)

    @property
    def summary(self) -> str:
        """How many changes there are, in words."""
        others = sum(len(section.entries) for section in self.sections) - self.breaking
        if not others + self.breaking:
            return "Nothing changed that a client could notice."
        broken = _count(self.breaking, "breaking change") if self.breaking else "No breaking change"
        return f"{broken}, {_count(others, 'other change')}." if others else f"{broken}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
