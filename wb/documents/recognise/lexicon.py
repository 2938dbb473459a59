"""Finds any of many words and phrases in a text, in a time that does not grow with their number.

It answers as a compiled alternation would, which takes seconds to compile for the words of seven languages.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from wb.documents.patterns import lazy
from wb.documents.recognise.scripts import apart, has_dense

_RUN = lazy(r"[0-9A-Za-zÀ-ɏ_]+")
"""Letters of alphabets with spaces: a word of them is found as a whole word only, but may touch a kanji."""
_BLANKS = bytes(code if chr(code).isalnum() or code in b"_" else 0x20 for code in range(128)) + b" " * 128
"""The same for texts in ASCII: everything else becomes a blank."""


class Found(msgspec.Struct, frozen=True):
    """A word in a text, with the methods of a match."""

    word: str
    at: int

    def start(self) -> int:
        """Where it begins."""
        return self.at

    def end(self) -> int:
        """Where it ends."""
        return self.at + len(self.word)

    def group(self) -> str:
        """What was found."""
        return self.word


class Lexicon:
    """A set of words and phrases; of several that begin at one place the longest is found.

    Args:
        words: as they stand in a text, in lower case.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(set(words))
        self._by_run: dict[str, list[str]] = {}
        self._others: list[str] = []
        for word in self._words:
            if first := _RUN.match(word):
                self._by_run.setdefault(first[0], []).append(word)
            else:
                self._others.append(word)
        self._dense = [word for word in self._others if has_dense(word)]
        self._others = [word for word in self._others if not has_dense(word)]
        self._firsts = frozenset(self._by_run)

    def search(self, text: str) -> Found | None:
        """The first of them in the text."""
        return next(self.finditer(text), None)

    def match(self, text: str) -> Found | None:
        """The one that the text begins with."""
        if not text.startswith(self._words):
            return None
        whole = (w for w in self._words if text.startswith(w) and _is_whole(text, 0, w))
        word = max(whole, key=len, default=None)
        return None if word is None else Found(word, 0)

    def findall(self, text: str) -> list[str]:
        """All that are in the text, first to last."""
        return [found.word for found in self.finditer(text)]

    def sub(self, replacement: str, text: str) -> str:
        """The text with each of them replaced."""
        pieces: list[str] = []
        done = 0
        for found in self.finditer(text):
            pieces += (text[done : found.at], replacement)
            done = found.end()
        return "".join([*pieces, text[done:]])

    def finditer(self, text: str) -> Iterator[Found]:
        """Each of them, first to last; none overlaps another."""
        done = 0
        for at, length, word in sorted(self._everywhere(text)):
            if at >= done:
                yield Found(word, at)
                done = at - length

    def _everywhere(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where each of them is, with its length below zero: the longest at one place comes first."""
        for word in self._possible(text):
            at = text.find(word)
            while at >= 0:
                if _is_whole(text, at, word):
                    yield at, -len(word), word
                at = text.find(word, at + 1)

    def _possible(self, text: str) -> list[str]:
        """Those whose first run of letters is in the text, or which have none at their beginning."""
        runs, is_dense = _runs(text)
        found = [word for first in self._firsts.intersection(runs) for word in self._by_run[first]]
        return found + self._others + (self._dense if is_dense else [])


@lru_cache(maxsize=256)
def _runs(text: str) -> tuple[Sequence[str], bool]:
    """The runs of letters, and whether there are dense scripts; most texts are asked for several things."""
    plain, others = apart(text)
    runs = plain.encode().translate(_BLANKS).decode().split()
    return (runs + _RUN.findall(others), has_dense(others)) if others else (runs, False)


def _is_whole(text: str, at: int, word: str) -> bool:
    """Whether the word is neither the end nor the beginning of a longer one."""
    end = at + len(word)
    starts = at == 0 or not (_RUN.match(word) and _RUN.match(text[at - 1]))
    return starts and (end == len(text) or not (_RUN.match(word[-1]) and _RUN.match(text[end])))
