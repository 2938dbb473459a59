"""Whether a document that speaks of a concern of running systems answers it anywhere.

Each concern is two word lists: what shows that the document speaks of it, looked for in the author's
prose, and what shows that it is answered, looked for everywhere: in tables, code and lists too. Template
questions and open checklist items neither raise a concern nor answer it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

import msgspec

from wb.documents.checklist import open_items
from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.documents.phrases import Occurrence, occurrences
from wb.documents.prose import prose
from wb.findings import Problem
from wb.rule import Options

_COMMENT = lazy(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_OPEN_ITEM = lazy(r"^\s*[-*+] \[ \] [^–—:]*(?:$|[–—:]\s*(?:\[.*)?$)")
_LISTS = (
    "call-without-timeout",
    "missing-rollback",
    "missing-tail-latency",
    "nobody-on-call",
    "unversioned-api",
)
_DESIGN = 4
"""So many of the concerns make a narrative one on how something runs."""
_IN_PASSING = 3
"""Mentions that make a concern of what another narrative speaks of."""
_SENTENCE = 10
"""Words of a part beyond which it is more than an opening."""
_SHOWN = 3
"""Places that a message names."""


class AnswerOptions(Options, frozen=True):
    """What else answers the concern in a house, such as the name of a library or a team."""

    also: tuple[str, ...] = ()


class Concern(msgspec.Struct, frozen=True):
    """A concern, and what is said where it is not answered.

    Args:
        name: of the word list, which is that of the rule; its answers are ``…-answered``.
        about: what stands where the document speaks of it.
        missing: what was looked for everywhere.
        hint: what to do.
        answer: what answers it besides, in lower case, with single blanks.
        part: the part that reviews have for it; where something is written there, it owes the answer.
    """

    name: str
    about: str
    missing: str
    hint: str
    answer: re.Pattern[str] | None = None
    part: str = ""


def unanswered(
    document: Document, concern: Concern, options: AnswerOptions, more: Iterable[Occurrence] = ()
) -> Sequence[Occurrence]:
    """Where a document speaks of a concern, if it answers it nowhere.

    A narrative speaks of many things in passing: there a concern counts from its third mention on, unless
    the whole is about how something runs.

    Args:
        document: of any kind; only one on systems is asked.
        concern: what is asked.
        options: further answers.
        more: where it speaks of it besides, where no list can name all of it.
    """
    if document.spec is None or not document.spec.systems:
        return ()
    told = apart(chain(_told(document, concern.name), more), document) or _owed(document, concern.part)
    in_passing = document.spec.prose and len(told) < _IN_PASSING
    if not told or (in_passing and not _is_design(document)):
        return ()
    said = _said(document)
    answers = (*document.words_of(word_list(f"{concern.name}-answered")), *options.also)
    answered = any(_says(said, one.lower()) for one in answers)
    return () if answered or (concern.answer and concern.answer.search(said)) else told


def problem(document: Document, found: Sequence[Occurrence], concern: Concern) -> Problem:
    """A problem at the first of some places; where that is a heading, by its name."""
    text = prose(document)
    places = [text.place(one.start, one.end) for one in found]
    lines = sorted({place.line for place in places if place.line})
    titles = {heading.line: f"{heading.text!r} is told" for heading in document.headings}
    about = titles.get(lines[0], concern.about)
    message = f"{about} ({_listed(lines)}), and {concern.missing} anywhere."
    return Problem(places[0], message, subject=found[0].phrase, hint=concern.hint)


def shaped(document: Document, pattern: re.Pattern[str], *, code: bool = False) -> Iterator[Occurrence]:
    """Where a pattern fits the author's prose; with ``code`` all that the document says."""
    text = "\n".join(document.lines) if code else prose(document).own
    for match in pattern.finditer(text):
        yield Occurrence(" ".join(match[0].lower().split()), *match.span())


def apart(found: Iterable[Occurrence], document: Document) -> list[Occurrence]:
    """The places that do not lie within another one, and in no box of a checklist."""
    text = prose(document)
    kept: list[Occurrence] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        sentence = text.sentence_at(one.start)
        listed = sentence is not None and sentence.block.text.startswith("[")
        if not listed and (not kept or one.start >= kept[-1].end):
            kept.append(one)
    return kept


def _listed(lines: Sequence[int]) -> str:
    shown = [str(line) for line in lines[:_SHOWN]]
    if len(lines) > _SHOWN:
        shown.append(f"{len(lines) - _SHOWN} more")
    return f"line {shown[0]}" if len(shown) == 1 else f"lines {', '.join(shown[:-1])} and {shown[-1]}"


def _told(document: Document, name: str) -> Iterator[Occurrence]:
    return occurrences(prose(document), document.words_of(word_list(name)))


def _owed(document: Document, name: str) -> list[Occurrence]:
    """The heading of a review's part for the concern, where more than a sentence is written below it."""
    part = document.parts.get(name)
    if part is None or part.words < _SENTENCE or (document.spec and document.spec.prose):
        return []
    start = prose(document).lines[part.line - 1]
    return [Occurrence(name, start, start + len(document.lines[part.line - 1]))]


@lru_cache(maxsize=4)
def _is_design(document: Document) -> bool:
    """Whether a narrative is about how something runs: it speaks of most of the concerns."""
    return sum(any(_told(document, name)) for name in _LISTS) >= _DESIGN


def _says(said: str, answer: str) -> bool:
    """Whether the answer stands there as words of its own; with a star at an end as part of one, too."""
    wanted = answer.strip("*")
    begins = answer.startswith("*") or not wanted[:1].isalnum()
    ends = answer.endswith("*") or not wanted[-1:].isalnum()
    at = said.find(wanted)
    while wanted and at >= 0:
        after = at + len(wanted)
        if (begins or not said[at - 1 : at].isalnum()) and (ends or not said[after : after + 1].isalnum()):
            return True
        at = said.find(wanted, at + 1)
    return False


@lru_cache(maxsize=4)
def _said(document: Document) -> str:
    """All that the document says, in lower case, without comments, questions in headings, open items."""
    asked = {heading.line for heading in document.headings if heading.text.rstrip().endswith(("?", "？"))}
    asked |= {item.line for item in open_items(document)}
    kept = (
        line
        for number, line in enumerate(document.lines, 1)
        if number not in asked and not _OPEN_ITEM.match(line)
    )
    return " ".join(_COMMENT.sub(" ", "\n".join(kept)).lower().split())
