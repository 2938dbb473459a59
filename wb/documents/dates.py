"""Dates as people write them in prose: ``March 15, 2026``, ``15. März 2026``, ``Q3 2026``, ``2026年3月``.

A date that says only a month or a quarter is a span of days; an ambiguous ``03/04/2026`` spans both
readings, so that nobody is told that a date is wrong because wb read it the other way round.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import cache

import msgspec

from wb.documents.patterns import lazy
from wb.documents.text import lower
from wb.documents.wording import by_language


class DateMention(msgspec.Struct, frozen=True):
    """A date in a text: where it stands (``text[start:end]``) and the days that it can mean."""

    start: int
    end: int
    earliest: date
    latest: date

    def overlaps(self, other: "DateMention") -> bool:
        """Whether both can mean the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest


_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DAY = r"(?P<d>[0-3]?\d)"
_ANY_YEAR = lazy(r"(?:19|20)\d\d")


def find(text: str) -> list[DateMention]:
    """The dates in a text, first to last. What looks like a date but is none (``2026-02-31``) is left out."""
    if not _ANY_YEAR.search(text):
        return []
    small = lower(text)
    forms = (form for signs, form in _forms() if any(sign in small for sign in signs))
    matches = [match for form in forms for match in _compiled(form).finditer(small)]
    found: list[DateMention] = []
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        span = _span({key: value for key, value in match.groupdict().items() if value})
        if span is not None and (not found or match.start() >= found[-1].end):
            found.append(DateMention(match.start(), match.end(), *span))
    return found


def first(text: str) -> DateMention | None:
    """The first date in a text."""
    return next(iter(find(text)), None)


@cache
def _months() -> dict[str, int]:
    """Month names in all languages, abbreviations too, with their numbers."""
    numbers: dict[str, int] = {}
    for wording in by_language().values():
        names = wording.months[:12]
        for name in wording.months:
            full = next((n for n, long in enumerate(names, 1) if long.startswith(name)), None)
            if full:
                numbers.setdefault(name, full)
    return numbers


@cache
def _forms() -> tuple[tuple[Iterable[str], str], ...]:
    """The forms of dates, each with signs of which a text with one has any: looking for those is cheap."""
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    month = rf"(?P<name>{names})\b\.?"
    ordinal = r"(?:st|nd|rd|th|er|\.)?"
    of = r"(?:\s+de[l]?)?"
    return (
        ("-/", rf"{_YEAR}[-/](?P<m>[01]?\d)(?:[-/]{_DAY})?(?![\d/-])"),
        (".", rf"{_DAY}\.\s?(?P<m>[01]?\d)\.\s?{_YEAR}"),
        ("/", rf"(?P<a>[0-3]?\d)/(?P<b>[0-3]?\d)/{_YEAR}"),
        (_months(), rf"{month}\s+{_DAY}{ordinal},?\s+{_YEAR}"),
        (_months(), rf"(?:{_DAY}{ordinal}{of}\s+)?{month}{of},?\s+{_YEAR}"),
        ("q", rf"q(?P<q>[1-4])[\s/-]+{_YEAR}"),
        ("q", rf"(?P<q>[1-4])\.\s+quartal\s+{_YEAR}"),
        ("q", rf"{_YEAR}[\s/-]+q(?P<q>[1-4])"),
        ("年년", rf"{_YEAR}\s?[年년]\s?(?P<m>[01]?\d)\s?[月월](?:\s?{_DAY}\s?[日일])?"),
    )


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """One form, compiled when a text may hold it: that takes a millisecond for those with names of months.

    It is asked of small letters: a pattern that ignores case tries every name of a month at every letter.
    """
    return re.compile(rf"(?<![a-z0-9_.]){form}")


def _span(given: dict[str, str]) -> tuple[date, date] | None:
    year = int(given["y"])
    try:
        if "q" in given:
            last = int(given["q"]) * 3
            return date(year, last - 2, 1), _month_end(year, last)
        if "a" in given:
            return _ambiguous(year, int(given["a"]), int(given["b"]))
        month = int(given["m"]) if "m" in given else _months()[given["name"]]
        if "d" in given:
            day = date(year, month, int(given["d"]))
            return day, day
        return date(year, month, 1), _month_end(year, month)
    except ValueError:
        return None


def _ambiguous(year: int, one: int, other: int) -> tuple[date, date]:
    readings = [date(year, m, d) for m, d in ((one, other), (other, one)) if 1 <= m <= 12]
    if not readings:
        raise ValueError
    return min(readings), max(readings)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
