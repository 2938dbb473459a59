"""Waiving from end to end: the finding behind a fingerprint, the waiver in wb.toml, the list of them all."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wb import files, git, policy
from wb.catalogue import waiver_rules
from wb.config import FILE, Config, WaiverConfig
from wb.errors import InputError, WbError
from wb.findings import Finding
from wb.gate import Question, gate
from wb.waivers import configured
from wb.waivers.model import Waiver
from wb.waivers.rules.overlong_waiver import Bounds, overlong_waiver
from wb.waivers.write import Place, added, longest

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_OPERATION = re.compile(r"([A-Z]+ \S+) /")


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed: which finding, why, by whom, until when."""

    fingerprint: str
    reason: str
    owner: str
    expires: date


@dataclass(frozen=True, slots=True)
class Listed:
    """A waiver of wb.toml with its age.

    Args:
        waiver: the waiver.
        since: the day on which its line was committed; None while it is not.
        today: the day of the run.
    """

    waiver: Waiver
    since: date | None
    today: date

    @property
    def age(self) -> int | None:
        """Days since it was committed."""
        return (self.today - self.since).days if self.since else None

    @property
    def left(self) -> int | None:
        """Days that it goes on to cover, today not counted; negative once it is over; None without an end."""
        return (self.waiver.expires - self.today).days if self.waiver.expires else None

    @property
    def status(self) -> str:
        """``in force``, ``expired``, or ``endless``."""
        if self.left is None:
            return "endless"
        return "in force" if self.left >= 0 else "expired"


def check(agreement: Agreement, config: Config, today: date) -> Agreement:
    """The agreement in proper form.

    Raises:
        InputError: something in it is missing or impossible.
    """
    fingerprint = agreement.fingerprint.lower()
    if not _FINGERPRINT.fullmatch(fingerprint):
        raise InputError(
            f"{agreement.fingerprint!r} is no fingerprint: those are 16 hexadecimal digits.",
            "Every report names the fingerprint of a finding: --format json, or the gate's own hint.",
        )
    reason, owner = (" ".join(text.split()) for text in (agreement.reason, agreement.owner))
    for name, value in (("reason", reason), ("owner", owner)):
        if not value:
            raise InputError(f"The {name} is empty.", f"Say it: --{name} “…”.")
        if not value.isprintable():
            raise InputError(f"The {name} holds characters that cannot be printed.", "Write plain text.")
    longest(agreement.expires, today, _most_days(config))
    return Agreement(fingerprint, reason, owner, agreement.expires)


def waive(agreement: Agreement, finding: Finding | None, config: Config) -> Path:
    """Write the waiver, and give the file that it is in.

    Args:
        agreement: in proper form.
        finding: what it covers, where that was found: so that people who read the file see what it is about.
        config: what wb.toml says.

    Raises:
        InputError: it is waived already, or the file cannot be written.
        ConfigError: the file has its waivers in a form that nothing can be added to.
    """
    path = config.source or config.root / FILE
    place = Place(path.name, () if path.name == FILE else ("tool", "wb"))
    text = path.read_bytes().decode("utf-8") if path.exists() else ""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = mark + added(text.removeprefix(mark), _waiver(agreement, finding), place)
    files.replace(path, text.encode())
    return path


def find(fingerprint: str, config: Config, question: Question) -> Finding | None:
    """The finding that has a fingerprint now, on a contract or in a document; None where there is none."""
    for report in (_contracts(config, question), _documents(config, question.today)):
        for finding in report:
            if finding.fingerprint == fingerprint:
                return finding
    return None


def waivers(config: Config, today: date) -> list[Listed]:
    """The waivers of wb.toml, the next to end first."""
    found = configured.waivers(config)
    days = git.line_dates(config.source) if found and config.source else {}
    listed = [Listed(waiver, days.get(waiver.location.line or 0), today) for waiver in found]
    return sorted(listed, key=lambda one: (one.waiver.expires or date.max, one.waiver.location.sort_key))


def _waiver(agreement: Agreement, finding: Finding | None) -> WaiverConfig:
    said = WaiverConfig(
        agreement.reason, agreement.owner, agreement.expires, fingerprint=agreement.fingerprint
    )
    if finding is None:
        return said
    operation = _OPERATION.match(finding.subject)
    return WaiverConfig(
        agreement.reason,
        agreement.owner,
        agreement.expires,
        rule=finding.rule,
        fingerprint=agreement.fingerprint,
        contract=finding.scope,
        path="" if finding.scope else finding.location.path,
        operation=operation[1] if operation and finding.scope else "",
    )


def _most_days(config: Config) -> int:
    options = policy.in_force(config, waiver_rules(), FILE).options.get(overlong_waiver.name)
    return options.days if isinstance(options, Bounds) else Bounds().days


def _contracts(config: Config, question: Question) -> Iterable[Finding]:
    try:
        return gate(config, question, lambda _: None).findings
    except WbError:
        return ()  # no repository, no contract: the fingerprint may still be a document's


def _documents(config: Config, today: date) -> Iterator[Finding]:
    from wb.documents.find import find as files_below  # noqa: PLC0415 - only where no contract has it
    from wb.examined import Choice  # noqa: PLC0415 - as above
    from wb.lint import lint  # noqa: PLC0415 - as above

    yield from lint(files_below((config.root,), config.root, config.excluded), config, Choice(today)).findings
