"""What a document says happens when: dates in the author's own text with the event that they belong to."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import msgspec

from wb.documents import dates
from wb.documents.launch import LaunchDate, launch_dates
from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.documents.prose import Sentence, prose, words

_OPENS = 24
"""Characters at the head of a milestone in which its date stands: ``Start of February 2026: …``."""
_LEAD = 2
"""Sentences at the head of a release in which its launch is told."""
_CENTURIES = ("19", "20")
_WHEN = frozenset({"when", "wann"})
_PLACED = frozenset({"in", "outside", "for", "across", "für", "außerhalb"})
_HAVE = frozenset(
    {"can", "get", "have", "use", "buy", "start", "begin", "kann", "können", "bekomme", "beginnt"}
)


class Dated(msgspec.Struct, frozen=True):
    """A sentence of the author's with one date in it; ``before`` and ``after`` are the words around that."""

    sentence: Sentence
    date: LaunchDate
    before: tuple[str, ...]
    after: tuple[str, ...]


@lru_cache(maxsize=4)
def dated(document: Document) -> tuple[Dated, ...]:
    """The sentences that name one date, with its year; worked out once for all rules."""
    return tuple(_dated(document))


def _dated(document: Document) -> Iterator[Dated]:
    text = prose(document)
    years = (n for n in text.figures if text.tokens[n].startswith(_CENTURIES) and text.tokens[n].isdigit())
    holding = (text.sentence_at(text.starts[number]) for number in years)
    found = {sentence.start: sentence for sentence in holding if sentence}
    for _, sentence in sorted(found.items()):
        told = text.own[sentence.start : sentence.end]
        match dates.find(told):
            case [when]:
                place = text.place(sentence.start + when.start, sentence.start + when.end)
                day = LaunchDate(place, " ".join(told[when.start : when.end].split()), when)
                yield Dated(sentence, day, words(told[: when.start]), words(told[when.end :]))


def launches(document: Document) -> Iterator[LaunchDate]:
    """When the product launches: by the front matter, the dateline or else the lead, then by the rest."""
    known = launch_dates(document)
    yield from known
    launch, early = (set(document.words_of(word_list(name))) for name in ("launch-words", "early-stages"))
    for found in dated(document):
        said = {*found.before, *found.after}
        if said.isdisjoint(early) and (
            (_in_lead(document, found) and not known and not said.isdisjoint(launch))
            or _is_milestone(document, found, launch)
            or _answers_when(document, found, launch)
        ):
            yield found.date


def _in_lead(document: Document, found: Dated) -> bool:
    """Whether the sentence is one of those with which the press release opens."""
    release = document.press_release
    return release is not None and found.sentence in _sentences(document, release.line, _LEAD)


def _is_milestone(document: Document, found: Dated, launch: set[str]) -> bool:
    """Whether an item of a list opens with the date and tells nothing but the launch, or ends in it."""
    if found.sentence.block.type != "list_item" or len(" ".join(found.before)) > _OPENS or not found.after:
        return False
    qualifiers = set(document.words_of(word_list("launch-qualifiers")))
    ends = found.after[-1] in launch and found.after[-2:-1] in {("and",), ("und",)}
    return ends or (not launch.isdisjoint(found.after) and launch | qualifiers >= set(found.after))


def _answers_when(document: Document, found: Dated, launch: set[str]) -> bool:
    """Whether the sentence is the first of the answer to when the product launches.

    Where only the answer speaks of a launch, the question may ask when it can be had or used. In a country
    or a town of its own it has its own date.
    """
    line = found.date.location.line or 0
    entry = next((entry for entry in document.faq if entry.line <= line <= entry.end_line), None)
    if entry is None or not _WHEN & (asked := set(words(entry.question))):
        return False
    if _somewhere(entry.question) or (
        not launch & asked and not (_HAVE & asked and launch & set(found.before))
    ):
        return False
    answer = (s for s in _sentences(document, entry.line, _LEAD) if not prose(document).asks(s))
    return next(answer, None) is found.sentence


def _somewhere(question: str) -> bool:
    """Whether a question names a place: when does it launch in Scotland?"""
    return any(before in _PLACED and name[:1].isupper() for before, name in pairwise(question.split()))


def _sentences(document: Document, line: int, count: int) -> tuple[Sentence, ...]:
    """The first sentences from a line on."""
    text = prose(document)
    first = bisect_left(text.sentences, text.lines[line - 1], key=lambda sentence: sentence.start)
    return text.sentences[first : first + count]
