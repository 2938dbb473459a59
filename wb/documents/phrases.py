"""Finds the phrases of a list in a document's own prose: one look-up a word, however long the list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.documents.prose import Prose, words
from wb.rule import Options

_BETWEEN = " ,>\n"
"""What may stand between two words of a phrase: a line may break there, inside of a list or quote too."""


_EXCEPTION = "!"


class ListOptions(Options, frozen=True):
    """How a word list is changed in wb.toml."""

    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class Occurrence(msgspec.Struct, frozen=True):
    """A phrase of a list, in lower case, and where it stands in the text."""

    phrase: str
    start: int
    end: int


def chosen(document: Document, name: str, options: ListOptions) -> tuple[str, ...]:
    """The phrases of a list in the document's language, with what wb.toml adds and takes away."""
    known = document.words_of(word_list(name))
    if not options.also and not options.without:
        return known
    left_out = {phrase.lower() for phrase in options.without}
    return tuple(phrase for phrase in (*known, *options.also) if phrase.lower() not in left_out)


def occurrences(text: Prose, phrases: tuple[str, ...]) -> Iterator[Occurrence]:
    """Where phrases stand, first to last, the longest where several begin with the same word.

    A phrase with an exclamation mark before it is an exception: it is not reported, nor is what it holds
    (``!at most`` for ``most``).
    """
    known = _index(phrases)
    found = [
        (text.starts[number], -text.end(number + len(wanted) - 1), phrase)
        for longest in known.keys() & text.uses.keys()
        for wanted, place, phrase in known[longest]
        for number in _places(text, wanted, place)
    ]
    at = 0
    for start, end, phrase in sorted(found):
        if start >= at:
            at = -end
            if not phrase.startswith(_EXCEPTION):
                yield Occurrence(phrase, start, at)


def _places(text: Prose, wanted: tuple[str, ...], place: int) -> Iterable[int]:
    """The tokens with which the words begin, looked for by the one at a place among them."""
    count, numbers = len(wanted), text.uses[wanted[place]]
    if count == 1:
        return numbers
    firsts = (number - place for number in numbers)
    return (n for n in firsts if text.tokens[n : n + count] == wanted and _together(text, n, n + count - 1))


def _together(text: Prose, first: int, last: int) -> bool:
    """Whether nothing but blanks and commas stands between the tokens from one to another."""
    gaps = (text.own[text.end(number) : text.starts[number + 1]] for number in range(first, last))
    return not any(gap.strip(_BETWEEN) for gap in gaps)


def _split(phrase: str) -> tuple[str, ...]:
    """The words of a phrase; most are nothing but letters and blanks, and need no pattern."""
    split = phrase.lower().split()
    return tuple(split) if phrase.isascii() and "".join(split).isalpha() else words(phrase)


@cache
def _index(phrases: tuple[str, ...]) -> Mapping[str, Sequence[tuple[tuple[str, ...], int, str]]]:
    """The words of each phrase by the longest of them, which is rare, with its place and the phrase."""
    found: dict[str, list[tuple[tuple[str, ...], int, str]]] = {}
    for phrase in phrases:
        if split := _split(phrase):
            longest = max(split, key=len)
            found.setdefault(longest, []).append((split, split.index(longest), phrase.lower()))
    return found
