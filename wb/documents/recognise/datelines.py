"""Datelines: place and date set apart before a press release's first sentence."""

import re
from functools import cache

from wb.documents.recognise.inline import plain
from wb.documents.wording import words

_LONGEST = 90
_SEPARATOR = re.compile(r"\s*(?:—|–|--|―|－|⸺)+\s*|\s+-\s+|[)）】]\s*|:\s")
_PLACE = re.compile(
    r"[A-ZÀ-Þ][\w.'’ -]{1,30}(?:,\s*[A-ZÀ-Þ][\w.'’ ]{1,20}){1,2}|[A-ZÀ-Þ][A-ZÀ-Þ .'-]{3,30}|[\u4e00-\u9fff\uac00-\ud7af]{2,6}"
    r"|\[[^\]]*(?i:city|place|location|\bort\b|stadt|ville|ciudad|都市|城市)[^\]]*\]"
)


@cache
def _date() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, words("months")), key=len, reverse=True))
    return re.compile(
        rf"""\b(?:{months})\b\.?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s+(?:de\s+)?(?:\d{{4}}|[X\[])
           | \b\d{{1,2}}(?:st|nd|rd|th|\.|º|er)?\s*(?:de\s+)?(?:{months})\b
           | \b\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b | \b\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}\b
           | \d{{4}}\s*[年년] | [XY]{{2,4}}年 | \bQ[1-4]\s+\d{{4}} | \b(?:{months})\b$
           | \[[^\]]*(?:date|datum|日|fecha)[^\]]*\]""",
        re.VERBOSE | re.IGNORECASE,
    )


def split(text: str) -> tuple[str, str] | None:
    """A paragraph's dateline and what follows it; None when it does not begin with one.

    The dateline is a short run with a date, or a place such as ``Leeds, UK``, that a dash, a bracket
    or the end of its line sets apart.
    """
    line, _, below = text.partition("\n")
    first = plain(line)
    cut = 0
    for separator in _SEPARATOR.finditer(first[: _LONGEST + 5]):
        head = first[: separator.start()].strip(" (（【")
        place = not cut and _PLACE.fullmatch(head) and separator[0].strip(" -") in {"—", "–", "――", "——"}
        if _date().search(head) or place:
            cut = separator.end()
        elif cut:
            break
    if cut and _date().search(first[cut:]) and len(first) <= 60 and _bare(first[cut:]):
        return first, below
    if cut:
        return first[:cut].strip(), f"{first[cut:].strip()}\n{below}".strip()
    if len(first) <= 60 and not first.endswith((".", "。")) and _date().search(first) and _bare(first):
        return first, below
    return None


def _bare(line: str) -> bool:
    """Whether a line is hardly more than its date: at most a place beside it."""
    return len(re.findall(r"\w+", _date().sub("", line))) <= 6


def is_dateline(text: str) -> bool:
    """Whether the text begins with a dateline."""
    return split(text) is not None
