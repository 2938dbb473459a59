"""Finds the phrases of a list in a document's own prose: one look-up a word, however long the list."""

from collections.abc import Iterable, Iterator, Mapping
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
        for first in known.keys() & text.uses.keys()
        for wanted, phrase in known[first]
        if text.uses.keys() >= set(wanted)
        for number in _places(text, wanted)
    ]
    at = 0
    for start, end, phrase in sorted(found):
        if start >= at:
            at = -end
            if not phrase.startswith(_EXCEPTION):
                yield Occurrence(phrase, start, at)


def _places(text: Prose, wanted: tuple[str, ...]) -> Iterable[int]:
    """The tokens with which the words begin; of the first and the last word, the rarer one is asked."""
    behind = len(wanted) - 1
    numbers, lasts = text.uses[wanted[0]], text.uses.get(wanted[-1], ())
    if len(lasts) < len(numbers):
        numbers = [number - behind for number in lasts]
    if not behind:
        return numbers
    return (
        n for n in numbers if text.tokens[n : n + behind + 1] == wanted and _together(text, n, n + behind)
    )


def _together(text: Prose, first: int, last: int) -> bool:
    """Whether nothing but blanks and commas stands between the tokens from one to another."""
    gaps = (text.own[text.end(number) : text.starts[number + 1]] for number in range(first, last))
    return not any(gap.strip(_BETWEEN) for gap in gaps)


def _split(phrase: str) -> tuple[str, ...]:
    """The words of a phrase; most are nothing but letters and blanks, and need no pattern."""
    split = phrase.lower().split()
    return tuple(split) if phrase.isascii() and "".join(split).isalpha() else words(phrase)


@cache
def _index(phrases: tuple[str, ...]) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The words of each phrase, with the phrase, by the first of them, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in phrases:
        if split := _split(phrase):
            found.setdefault(split[0], []).append((split, phrase.lower()))
    return {first: tuple(sorted(rest, key=lambda one: -len(one[0]))) for first, rest in found.items()}
