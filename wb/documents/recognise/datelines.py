"""Datelines: place and date set apart before a press release's first sentence."""

import re
from functools import cache

from wb.documents.recognise.inline import plain
from wb.documents.wording import words

_LONGEST = 90
_SEPARATOR = re.compile(r"\s*(?:—|–|--|―|－)\s*|\s+-\s+|[)）】]\s*|:\s")


@cache
def _date() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, words("months")), key=len, reverse=True))
    return re.compile(
        rf"""\b(?:{months})\b\.?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s+(?:\d{{4}}|[X\[])
           | \b\d{{1,2}}(?:st|nd|rd|th|\.|º)?\s*(?:de\s+)?(?:{months})\b
           | \b\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b | \b\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}\b
           | \d{{4}}\s*[年년] | [XY]{{2,4}}年 | \bQ[1-4]\s+\d{{4}} | \b(?:{months})\b$
           | \[[^\]]*(?:date|datum|日|fecha)[^\]]*\]""",
        re.VERBOSE | re.IGNORECASE,
    )


def split(text: str) -> tuple[str, str] | None:
    """A paragraph's dateline and what follows it; None when it does not begin with one.

    The dateline is a short run with a date, or a place in capitals, that a dash, bracket or the end
    of its line sets apart.
    """
    first = plain(text.partition("\n")[0])
    cut = 0
    for separator in _SEPARATOR.finditer(first[: _LONGEST + 5]):
        head = first[: separator.start()].strip(" (（【[")
        if _date().search(head) or (not cut and head.isupper() and "," in head):
            cut = separator.end()
        elif cut:
            break
    if cut:
        return first[:cut].strip(), first[cut:].strip() + text[len(text.partition("\n")[0]) :]
    if len(first) <= 60 and not first.endswith((".", "。")) and _date().search(first) and _bare(first):
        return first, text.partition("\n")[2]
    return None


def _bare(line: str) -> bool:
    """Whether a line is hardly more than its date: at most a place beside it."""
    rest = _date().sub("", line)
    return len(re.findall(r"\w+", rest)) <= 6


def is_dateline(text: str) -> bool:
    """Whether the text begins with a dateline."""
    return split(text) is not None
