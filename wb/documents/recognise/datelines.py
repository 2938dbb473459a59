"""Datelines: place and date set apart before a press release's first sentence."""

import re
from functools import cache, lru_cache

from wb.documents.patterns import lazy
from wb.documents.recognise.inline import bold_start, plain
from wb.documents.recognise.phrases import pattern
from wb.documents.recognise.scripts import dense
from wb.documents.wording import by_language

_LONGEST = 90
_SEPARATOR = lazy(r"\s*(?:—|–|--|―|－|⸺)+\s*|\s+-\s+|[)）】]\s*|:\s")
_NOTED = lazy(
    r"(?:[A-ZÀ-Þ][\w.'’-]*,?\s+){1,4}(?:\d{1,2}\.?\s+)?(?:[A-ZÀ-Þ]\w+\s+)?(?:\d{1,2},\s+)?\d{4}(?=\.\s)"
)
"""A place and a date that a full stop sets apart, and nothing else: ``Dublin, 12 August 2027. …``."""
_PLACE = lazy(
    r"[A-ZÀ-Þ][\w.'’ -]{1,30}(?:,\s*[A-ZÀ-Þ][\w.'’ ]{1,20}){1,2}|[A-ZÀ-Þ][A-ZÀ-Þ .'-]{3,30}"
    r"|\[[^\]]*(?i:city|place|location|\bort\b|stadt|ville|ciudad|都市|城市)[^\]]*\]"
)
_PLACED = lazy(r"\W*[A-ZÀ-Þ][\w.'’-]*(?:,?\s+[A-ZÀ-Þ][\w.'’-]*){0,4}\s*[,–—(-]\W*")
"""Before a date: nothing but a place, with a comma, a dash or a bracket behind it."""
_LONGEST_PLACE = 6
"""Characters of a place in a script without capitals."""
_NUMBERS = lazy(
    r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b|(?:\d{4}|[XY]{2,4})\s*[年년]|\bQ[1-4]\s+\d{4}"
    r"|\[[^\]]*(?i:date|datum|日|fecha)[^\]]*\]"
)
_SENTENCE = lazy(r"[^\W\d_]{5,}[.!?]\s")
_DAY_BEFORE = lazy(r"\b\d{1,2}(?:st|nd|rd|th|\.|º|er)?\s*(?:de\s+)?$")
_DAY_AFTER = lazy(r"\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?(?:,|\b)|(?:de\s+)?(?:\d{4}|[X\[]))|$")


def _date(text: str) -> tuple[int, int] | None:
    """Where the text has a date: in numbers, or a month with its day or year or at the end."""
    if found := _NUMBERS.search(text):
        return found.span()
    for month in pattern("months").finditer(text.lower()):
        if text[month.start()].islower() and month.group() in _capitalised():
            continue  # "may", and not May
        before = _DAY_BEFORE.search(text[: month.start()])
        after = _DAY_AFTER.match(text[month.end() :])
        if before or after:
            end = month.end() + (after.end() if after else 0)
            return (before.start() if before else month.start(), end)
    return None


@cache
def _capitalised() -> frozenset[str]:
    """The months of languages that write them with a capital."""
    return frozenset(month for language in ("en", "de") for month in by_language()[language].months)


@lru_cache(maxsize=64)
def split(text: str) -> tuple[str, str] | None:
    """A paragraph's dateline and what follows it; None when it does not begin with one.

    Kept, since every way to look at a release's first lines asks for it.

    The dateline is a short run with a date, or a place such as ``Leeds, UK``, that a dash, a bracket
    or the end of its line sets apart.
    """
    if (
        (bold := bold_start(text))
        and bold[0].endswith(".")
        and _date(plain(bold[0]))
        and _bare(plain(bold[0]))
    ):
        return plain(bold[0]), text[bold[1] :].strip()
    line, _, below = text.partition("\n")
    first = plain(line)
    if (noted := _NOTED.match(first)) and _date(noted[0]):
        return noted[0], f"{first[noted.end() + 1 :].strip()}\n{below}".strip()
    cut = 0
    for separator in _SEPARATOR.finditer(first[: _LONGEST + 5]):
        head = first[: separator.start()].strip(" (（【")
        if _SENTENCE.search(head):
            break
        place = not cut and _is_place(head) and separator[0].strip(" -") in {"—", "–", "――", "——"}
        if _date(head) or place:
            cut = separator.end()
        elif cut:
            break
    if cut and len(first) <= 60 and _date(first[cut:]) and _bare(first[cut:]):
        return first, below
    if cut:
        return first[:cut].strip(), f"{first[cut:].strip()}\n{below}".strip()
    if len(first) <= 60 and not first.endswith((".", "。")) and _date(first) and _bare(first):
        return first, below
    return None


def _is_place(text: str) -> bool:
    return _PLACE.fullmatch(text) is not None or 1 < dense(text) == len(text) <= _LONGEST_PLACE


def _bare(line: str) -> bool:
    """Whether a line is hardly more than its date: at most a place beside it."""
    start, end = _date(line) or (0, 0)
    return len(re.findall(r"\w+", line[:start] + line[end:])) <= 6


def has_place(text: str) -> bool:
    """Whether a dateline has a place and a date behind it, set apart from each other."""
    found = _date(text)
    return found is not None and _PLACED.fullmatch(text[: found[0]]) is not None


def is_place(text: str) -> bool:
    """Whether a text is nothing but a place, such as ``Leeds, UK``."""
    return _is_place(plain(text).strip(" ,"))


def is_dateline(text: str) -> bool:
    """Whether the text begins with a dateline."""
    return split(text) is not None
