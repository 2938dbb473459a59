"""Whether a document that speaks of a concern of running systems answers it anywhere.

Each concern is two word lists: what shows that the document speaks of it, looked for in the author's
prose, and what shows that it is answered, looked for everywhere: in tables, code and lists too. Template
questions and open checklist items answer nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.documents.phrases import Occurrence, occurrences
from wb.documents.prose import Prose, prose
from wb.findings import Problem
from wb.rule import Options

_COMMENT = lazy(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_OPEN_ITEM = lazy(r"^\s*[-*+] \[ \] [^–—:]*(?:$|[–—:]\s*(?:\[.*)?$)")
_IN_PASSING = 3
"""Mentions that make a concern of what a narrative speaks of."""
_SHOWN = 3
"""Places that a message names."""


class AnswerOptions(Options, frozen=True):
    """What else answers the concern in a house, such as the name of a library or a team."""

    also: tuple[str, ...] = ()


def unanswered(
    document: Document, concern: str, options: AnswerOptions, shape: re.Pattern[str] | None = None
) -> Sequence[Occurrence]:
    """Where a document speaks of a concern, if it answers it nowhere.

    A narrative speaks of many things in passing: there a concern counts from its third mention on.

    Args:
        document: of any kind; only one on systems is asked.
        concern: the name of the word list, which is that of the rule; its answers are ``…-answered``.
        options: further answers.
        shape: what shows the concern as well, where no list can name all of it.
    """
    if document.spec is None or not document.spec.systems:
        return ()
    text = prose(document)
    told = (*occurrences(text, document.words_of(word_list(concern))), *_shaped(text, shape))
    answers = (*document.words_of(word_list(f"{concern}-answered")), *options.also)
    if len(told) < (_IN_PASSING if document.spec.prose else 1):
        return ()
    said = _said(document)
    if any(answer.lower() in said for answer in answers):
        return ()
    return sorted(told, key=lambda one: one.start)


def _shaped(text: Prose, shape: re.Pattern[str] | None) -> Iterator[Occurrence]:
    found = shape.finditer(text.own) if shape else ()
    return (Occurrence(" ".join(match[0].lower().split()), *match.span()) for match in found)


def problem(document: Document, found: Sequence[Occurrence], message: str, hint: str) -> Problem:
    """A problem at the first of some places; ``{lines}`` in the message stands for the lines of all."""
    text = prose(document)
    places = [text.place(one.start, one.end) for one in found]
    numbers = sorted({place.line for place in places if place.line})
    shown = [str(number) for number in numbers[:_SHOWN]]
    if len(numbers) > _SHOWN:
        shown.append(f"{len(numbers) - _SHOWN} more")
    told = f"line {shown[0]}" if len(shown) == 1 else f"lines {', '.join(shown[:-1])} and {shown[-1]}"
    return Problem(places[0], message.format(lines=told), subject=found[0].phrase, hint=hint)


@lru_cache(maxsize=4)
def _said(document: Document) -> str:
    """All that the document says, in lower case, without comments, questions in headings, open items."""
    asked = {heading.line for heading in document.headings if heading.text.rstrip().endswith(("?", "？"))}
    kept = (
        line
        for number, line in enumerate(document.lines, 1)
        if number not in asked and not _OPEN_ITEM.match(line)
    )
    return _COMMENT.sub(" ", "\n".join(kept)).lower()
