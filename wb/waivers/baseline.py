"""The baseline: findings that were there before wb came. New ones fail, old ones wait; it may only shrink.

Kept by fingerprint and count, so that edits elsewhere in a file do not disturb it.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from wb.errors import InputError
from wb.findings import IN_BASELINE, Finding, Location
from wb.waivers.model import Usage, Waiver

FILE = ".wb-baseline.json"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """So many findings of one fingerprint; rule and path are there for the people who read the file."""

    fingerprint: str
    rule: str
    path: str
    count: int


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of the file."""

    version: int
    findings: tuple[Entry, ...]


def waivers(root: Path) -> list[Waiver]:
    """What the baseline covers; nothing where there is none.

    Raises:
        InputError: the file is not what wb writes.
    """
    path = root / FILE
    if not path.is_file():
        return []
    try:
        read = msgspec.json.decode(path.read_bytes(), type=Baseline)
    except msgspec.MsgspecError as error:
        raise InputError(
            f"{FILE}: is no baseline: {error}", "Take it from Git again, or delete it and start anew."
        ) from error
    place = Location(FILE)
    return [
        Waiver(
            IN_BASELINE,
            place,
            "baseline",
            entry.rule,
            entry.path,
            fingerprint=entry.fingerprint,
            count=entry.count,
        )
        for entry in read.findings
    ]


def started(findings: Iterable[Finding]) -> str:
    """The text of a new baseline: everything that is found and not waived otherwise."""
    counted = Counter((f.fingerprint, f.rule, f.location.path) for f in findings if f.waiver is None)
    return _text(
        Entry(fingerprint, rule, path, count) for (fingerprint, rule, path), count in counted.items()
    )


def shrunk(usages: Iterable[Usage]) -> str:
    """The text of the baseline without what is mended. What is new stays out: it may only shrink."""
    kept = [(usage.waiver, usage.used if usage.checked else usage.waiver.count or 0) for usage in usages]
    return _text(
        Entry(waiver.fingerprint, waiver.rule, waiver.scope, count)
        for waiver, count in kept
        if waiver.origin == "baseline" and count
    )


def notes(usages: Iterable[Usage]) -> tuple[str, ...]:
    """What to say of a baseline that holds more than is there: it would cover the next such fault."""
    left = (usage for usage in usages if usage.waiver.origin == "baseline" and usage.checked)
    mended = sum((usage.waiver.count or 0) - usage.used for usage in left)
    if not mended:
        return ()
    return (f"Mended since the baseline: {mended}. Take it out: wb lint --update-baseline.",)


def _text(entries: Iterable[Entry]) -> str:
    ordered = sorted(entries, key=lambda entry: (entry.path, entry.rule, entry.fingerprint))
    # A line for each entry, so that a diff shows what went.
    lines = ",\n".join(f"  {_line(entry)}" for entry in ordered)
    return '{\n "version": 1,\n "findings": [\n' + (lines + "\n" if lines else "") + " ]\n}\n"


def _line(entry: Entry) -> str:
    return msgspec.json.format(msgspec.json.encode(entry), indent=0).decode()
