"""Which acronyms a text spells out: beside them, or anywhere in words that begin with their letters.

A document may have thousands of acronyms and of words. So all words are asked at once: a whole number stands
for a set of words, one bit each, and shifting it leads from words to those behind them.
"""

from collections.abc import Iterator, Sequence, Set

from wb.documents.patterns import lazy
from wb.documents.text import lower

_IN_BRACKETS = lazy(r"[(（]([A-Z]{2,5})s?[)）,;]")
_TOLD = lazy(r"[A-Z](?<![A-Z].)[A-Z]*(?=s?(?:\s*[(（]\w|\W+(?:stands for|means|steht für)\b))")
"""Capitals behind which it is told what they mean."""
_LENGTHS = range(2, 6)
"""Letters of an acronym."""
_WORD = lazy(r"\w+")
_DIGITS = bytes.maketrans(b"\0\1", b"01")


def spelled_out(names: Set[str], text: str) -> Set[str]:
    """Those of the acronyms, which are two to five capitals, that the text spells out."""
    if not names:
        return names
    beside = names & set(_beside(text))
    return beside | set(_in_words(names - beside, text))


def _beside(text: str) -> Iterator[str]:
    """What stands in brackets behind its words, or has them behind it."""
    yield from _IN_BRACKETS.findall(text)
    for capitals in _TOLD.findall(text):
        yield from (capitals[-length:] for length in _LENGTHS)


def _in_words(names: Set[str], text: str) -> Iterator[str]:
    """Those of which there are words with their letters: within the first word, at the head of the others.

    Between two of the words there may be two more. No word ends with the letter that it is there for.
    """
    words = _WORD.findall(lower(text)) if names else []
    heads = "".join(word[0] if len(word) > 1 else " " for word in words)
    inner = [word[:-1] for word in words]
    behind = {
        letter: _bits([head == letter for head in heads])
        for letter in {letter for name in names for letter in name[1:].lower()}
    }
    within = {
        letter: _bits([letter in word for word in inner]) for letter in {name[0].lower() for name in names}
    }
    for name in names:
        found = within[name[0].lower()]
        for letter in name[1:].lower():
            found = (found >> 1 | found >> 2 | found >> 3) & behind[letter]
        if found:
            yield name


def _bits(holds: Sequence[bool]) -> int:
    """The whole number of which each bit tells whether something holds, the highest of the first word."""
    return int(bytes(holds).translate(_DIGITS) or b"0", 2)
