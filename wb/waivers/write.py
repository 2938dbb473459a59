"""Adds a waiver to the text of wb.toml; everything that is there stays byte for byte. Pure."""

import json
from dataclasses import dataclass
from datetime import date

from wb.config import WaiverConfig, parse
from wb.errors import ConfigError, InputError


@dataclass(frozen=True, slots=True)
class Place:
    """Where waivers are written: the file's name, and the table that is ours in it."""

    name: str
    table: tuple[str, ...] = ()


def added(text: str, waiver: WaiverConfig, place: Place) -> str:
    """The text with a waiver at its end.

    Args:
        text: the whole file, as it is.
        waiver: what is added.
        place: the file.

    Raises:
        InputError: the fingerprint is waived already.
        ConfigError: the text has its waivers in a form that nothing can be added to.
    """
    before = parse(text, place.name, place.table).waivers
    for number, known in enumerate(before, 1):
        if waiver.fingerprint and known.fingerprint == waiver.fingerprint:
            until = f" until {known.expires}" if known.expires else ""
            raise InputError(
                f"{place.name}: waiver number {number} covers {waiver.fingerprint} already{until}.",
                "Change that one, so that the history of the line tells what was agreed when.",
            )
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text else end if text.endswith("\n") else end * 2
    result = text + gap + end.join(_lines(waiver, place)) + end
    if not _holds(result, place, (*before, waiver)):
        raise ConfigError(
            f"{place.name}: its waivers are not written as [[waivers]] tables, so none can be added",
            "Write each as a table of its own, with [[waivers]] above it, and try again.",
        )
    return result


def _holds(text: str, place: Place, expected: tuple[WaiverConfig, ...]) -> bool:
    try:
        return parse(text, place.name, place.table).waivers == expected
    except ConfigError:
        return False


def _lines(waiver: WaiverConfig, place: Place) -> list[str]:
    header = ".".join((*place.table, "waivers"))
    about = ("rule", "contract", "path", "operation", "subject", "fingerprint", "reason", "owner")
    said = ((key, str(getattr(waiver, key))) for key in about)
    lines = [f"[[{header}]]", *(f"{key} = {_quoted(value)}" for key, value in said if value)]
    return [*lines, f"expires = {waiver.expires}"] if waiver.expires else lines


def _quoted(value: str) -> str:
    # JSON's escapes are TOML's; DEL is the one character that only TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def longest(expires: date, today: date, days: int) -> None:
    """Make sure that a waiver ends, and neither in the past nor too far ahead.

    Raises:
        InputError: it does not.
    """
    if expires < today:
        raise InputError(f"{expires} is over, so the waiver would cover nothing.", "Name a day to come.")
    if (expires - today).days > days:
        raise InputError(
            f"{expires} is {(expires - today).days} days ahead; a waiver lasts {days} days at most.",
            "Name an earlier day. What is to hold for good belongs into [rules] or the contract's policy.",
        )
