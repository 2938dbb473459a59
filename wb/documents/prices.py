"""What a press release says that its product costs, and what the answer to that question says."""

import re
from collections.abc import Iterator

import msgspec

from wb.documents.model import Document, FaqEntry
from wb.documents.patterns import lazy
from wb.documents.prose import Prose, prose

_AMOUNT = lazy(
    r"(?:(?P<sign>[$€£])\s?(?P<before>\d[\d.,]*\b)"
    r"|(?P<behind>(?<![\d.,])\d[\d.,]*\b)\s?(?P<unit>€|EUR|USD|GBP|CHF|euros?|dollars?|pounds?)(?!\w))"
    r"(?:\s?(?:/\s?|(?:per|an?|im|pro|je)\s)(?P<period>[a-z]+))?",
    re.IGNORECASE,
)
_MONEY = r"(?:[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|(?:eur|usd|gbp|chf|euros?|dollars?|pounds?|cents?)\b))"
_TOLD = lazy(
    r"\b(?:costs?|priced at|price (?:is|of)|pays?|start(?:s|ing) at|kostet|kosten|zahlt|zahlen) (?:\w+ )?"
    rf"{_MONEY}"
    rf"|{_MONEY}\s?(?:/|(?:per|an?|each|im|pro|je)\b)"
    r"|\b(?:is|are|for|ist|sind) (?:free|kostenlos|gratis)\b"
    r"|\b(?:free of charge|at no (?:extra )?(?:cost|charge))\b"
)
"""What something costs, as a press release tells it, in small letters."""
_THOUSANDS = lazy(r"[.,](?=\d{3}(?:\D|$))")
_ASKED = lazy(r"\b(?:cost|costs|price|how much|kostet|preis)\b", re.IGNORECASE)
_OURS = lazy(r"\b(?:us|we|our|uns|wir|unser)\b", re.IGNORECASE)
_CURRENCIES = {"euro": "€", "euros": "€", "eur": "€", "usd": "$", "dollar": "$", "dollars": "$", "pound": "£"}
_CURRENCIES |= {"pounds": "£", "gbp": "£"}


class Price(msgspec.Struct, frozen=True):
    """An amount with its place in the text, as it is written, and all that makes it another price."""

    start: int
    end: int
    written: str
    meant: tuple[str, str, str]


def is_told(document: Document) -> bool:
    """Whether the press release tells what it costs, and be it nothing."""
    release = document.press_release
    told = document.text(release.line, release.end_line).lower() if release else ""
    return _TOLD.search(told) is not None


def told_twice(document: Document) -> tuple[Price, Price] | None:
    """The only price of the release and the only one in the answer to what it costs, where they differ.

    Nothing where there are several: those are of several things, or of what is wrong today.
    """
    release, text = document.press_release, prose(document)
    entry = next((entry for entry in document.faq if _asks_for_it(entry)), None)
    if release is None or entry is None:
        return None
    one, other = (_only(text, part.line, part.end_line) for part in (release, entry))
    if one is None or other is None or one.meant == other.meant or one.meant[1:] != other.meant[1:]:
        return None
    return one, other


def _asks_for_it(entry: FaqEntry) -> bool:
    """Whether customers ask what they pay: what it costs us is another matter."""
    asked = entry.audience != "internal" and _ASKED.search(entry.question)
    return bool(asked) and not _OURS.search(entry.question)


def _only(text: Prose, line: int, end_line: int) -> Price | None:
    """The price that the author names in these lines, if it is the only one."""
    found = {price.meant: price for price in reversed([*_prices(text, line, end_line)])}
    return next(iter(found.values())) if len(found) == 1 else None


def _prices(text: Prose, line: int, end_line: int) -> Iterator[Price]:
    after = text.lines[end_line] if end_line < len(text.lines) else len(text.own)
    for found in _AMOUNT.finditer(text.own, text.lines[line - 1], after):
        unit = (found["sign"] or found["unit"]).lower()
        end = found.end("unit") if found["unit"] else found.end("before")
        figure = _figure(found["before"] or found["behind"])
        meant = figure, _CURRENCIES.get(unit, unit), (found["period"] or "").lower()
        yield Price(found.start(), end, " ".join(found[0].split()), meant)


def _figure(written: str) -> str:
    """An amount without what sets thousands apart, its decimals behind a point: in English as in German."""
    whole = _THOUSANDS.sub("", written)
    amount, _, decimals = whole.replace(",", ".").partition(".")
    return f"{amount}.{decimals.rstrip('0')}".rstrip(".")
