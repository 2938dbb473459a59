"""What is still open in the documents: questions without an answer, and unknowns with who will find out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wb.documents import dates
from wb.documents.lists import word_list
from wb.documents.model import Document, FaqEntry
from wb.documents.phrases import occurrences
from wb.documents.prose import prose

_PERSON = re.compile(r"@[\w-]+|\b[A-ZÀ-Þ][\w’'-]+ (?:[A-Z]\. )?[A-ZÀ-Þ][\w’'-]+\b")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that is open.

    Args:
        line: where it is asked.
        question: as it is asked.
        state: what is said about it: the sentence that names the unknown; empty where nothing is said.
        owner: who will find out, as far as somebody is named.
        due: by when, as it is written.
    """

    line: int
    question: str
    state: str = ""
    owner: str = ""
    due: str = ""


def open_questions(document: Document) -> Iterator[OpenQuestion]:
    """The questions without an answer, and those whose answer says that it is not known, top to bottom."""
    unknown = _unknowns(document)
    for entry in document.faq:
        if not entry.answered:
            yield OpenQuestion(entry.line, entry.question)
        elif entry.line in unknown:
            yield _unknown(entry)


def _unknowns(document: Document) -> set[int]:
    """The lines of the questions whose answers say that something is not known."""
    if document.spec is None:
        return set()
    text = prose(document)
    lines = set()
    for found in occurrences(text, document.words_of(word_list("unowned-unknown"))):
        line = text.place(found.start, found.end).line or 0
        lines |= {entry.line for entry in document.faq if entry.line < line <= entry.end_line}
    return lines


def _unknown(entry: FaqEntry) -> OpenQuestion:
    answer = " ".join(entry.answer.split())
    person, day = _PERSON.search(answer), dates.first(answer)
    return OpenQuestion(
        entry.line,
        entry.question,
        answer if len(answer) <= _LONGEST else f"{answer[:_LONGEST].rpartition(' ')[0]} …",
        person[0] if person else "",
        answer[day.start : day.end] if day else "",
    )
