"""The names of those who make a product, and the product's own."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from wb.documents.model import Block, Heading
from wb.documents.patterns import lazy
from wb.documents.recognise.inline import plain
from wb.documents.recognise.phrases import has, pattern
from wb.documents.recognise.scripts import dense, has_dense
from wb.documents.recognise.source import Source
from wb.documents.wording import word_set

_NAME = lazy(r"[A-ZÀ-Þ](?<![.!?:]\s.)(?<!^.)(?<!\w.)[\w&-]*[\w]")
_PHRASE = lazy(r"\b[A-ZÀ-Þ][\w&'’-]*\w(?:\s(?:[A-ZÀ-Þ\d][\w&'’-]*|of|for|the|and)(?=\s|$|[,.:]))*")
_ASIDE = lazy(r"[(（][^()（）]*[)）]")
_SEPARATOR = lazy(r"\s*[:：|]\s*|\s+[—–-]\s+|[—–]")
_OPENING = lazy(r"([A-ZÀ-Þ][\w&-]+)(?=\s+(?:[A-ZÀ-Þ]|today\b|heute\b))")
"""The name with which a first sentence opens: ``Harbour Ferries today …``."""

_FIRST_SENTENCE = 300
"""Characters at the head of a release in which it says what is launched."""
_LONGEST_PREFIX = 5
"""Words with which a headline may name the product."""
_NAMES = 2
"""Names of a headline without a verb that are taken for the product's."""
_LOOKED_AT = 4
"""Paragraphs at the head of the document that introduce the maker."""
_LONGEST_NAME, _LONGEST_DENSE_NAME = 3, 8
"""Words, and characters of scripts without blanks, of a product's name in a title."""


def makers(source: Source) -> frozenset[str]:
    """Names in the first headings and paragraphs, in lower case: the maker's and the product's among them."""
    found: set[str] = set()
    looked = 0
    for block in source.blocks:
        if block.type in {"heading", "paragraph"} and not block.quoted and looked < _LOOKED_AT:
            looked += block.type == "paragraph"
            text = plain(block.text)[:600]
            found.update(name.casefold() for name in _NAME.findall(text))
            if block.type == "paragraph" and (opening := _OPENING.match(text)):
                found.add(opening[1].casefold())
            found.update(_dense(text))
    return frozenset(found - word_set("generic"))


def products(title: Heading | None, headline: str, texts: Sequence[Block]) -> frozenset[str]:
    """What a release calls its product, in lower case.

    That is the name with which the title begins, as in "Rocket: a new shoe"; else the names that the
    headline shares with the text. In "Acme launches Rocket" what stands before the verb is the maker.
    """
    told = " ".join(plain(block.text) for block in texts).casefold()
    if title and (name := _named(plain(title.text))) and name in told:
        return frozenset({name})
    line = plain(headline)
    verb = pattern("launches").search(line.casefold())
    if not verb and (begun := _prefix(line.casefold(), told)):
        return frozenset({begun, *(name for name in _launched(texts) if name not in begun)})
    names = (name.casefold() for name in _PHRASE.findall(line[verb.end() :] if verb else line))
    own = set(islice((name for name in names if name in told), 1 if verb else _NAMES))
    own.update(name for name in _dense(told) if name in headline)
    own.update(_launched(texts))
    return frozenset(own - word_set("generic"))


def _prefix(headline: str, told: str) -> str:
    """The words with which a headline begins, as many as the text has together: "Rocket in a Box"."""
    words = headline.split()[:_LONGEST_PREFIX]
    starts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    found = next((start for start in starts if start in told), "")
    return "" if all(word in word_set("generic") for word in found.split()) else found


def _launched(texts: Sequence[Block]) -> list[str]:
    """What the first sentence says is launched, as in "today announced Rocket"."""
    first = plain(texts[0].text)[:_FIRST_SENTENCE] if texts else ""
    verb = pattern("launches").search(first.casefold())
    found = _PHRASE.match(first, verb.end() + 1) if verb else None
    return [found[0].casefold()] if found else []


def _named(title: str) -> str:
    """The product's name, if the title is nothing else or begins with it; in lower case."""
    pieces = _SEPARATOR.split(pattern("prfaq_label").sub(" ", title.casefold()))
    first = next((_ASIDE.sub("", piece).strip() for piece in pieces if piece.strip(" ()")), "")
    words = [word for word in first.split() if word not in word_set("generic")]
    plausible = (
        0 < len(words) <= _LONGEST_NAME and not has("announce", first) and not has("press_release", first)
    )
    return " ".join(words) if plausible and dense(first) <= _LONGEST_DENSE_NAME else ""


def _dense(text: str) -> set[str]:
    """Names in scripts without capitals: of companies, and what stands in quotation marks."""
    return (
        {name.strip("「」『』“”《》") for name in _dense_name().findall(text)} if has_dense(text) else set()
    )


@cache
def _dense_name() -> re.Pattern[str]:
    return re.compile(
        r"(?:株式会社|合同会社|有限会社)\s?\w{2,12}|[\u30a0-\u9fff]{2,10}(?:株式会社|公司|科技|集团|社)"
        r"|[「『“《][^「」『』“”《》]{2,15}[」』”》]"
    )
