"""Compares headings and labels with the wordings of kinds and languages."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from wb.documents.kind import Kind
from wb.documents.patterns import lazy
from wb.documents.recognise.inline import plain, without_start
from wb.documents.recognise.lexicon import Lexicon
from wb.documents.recognise.scripts import has_dense
from wb.documents.wording import word_set, words

_NUMBER = lazy(
    r"""(?:
      (?:part|section|chapter|step|teil|abschnitt|kapitel|partie|parte|sección)\s+(?:\d+|[ivx]+|[a-z])\b\s*[-–—:.)]*\s*
    | \#?\d+(?:[.．]\d+)*\s*[.．):、：]?\s+
    | \d+(?:[.．]\d+)*\s*[.．):、：]\s*
    | (?:[ivx]{1,5}|[a-z])[.)]\s+
    | 第\s*[\d一二三四五六七八九十]+\s*(?:章|部|節|节|部分)\s*[:：、.]?\s*
    | [（(]?[一二三四五六七八九十]{1,3}[）)、.．]\s*
    )""",
    re.VERBOSE,
)
_GAP, _OWN = "*", r"\S+(?: \S+){0,3}"
"""In a wording: up to four words that each document has of its own."""
_BEFORE = lazy(r"[^\w'\"「『【«„“]+")
_BEHIND = " :：.。．!！?？*_#—–-"
_PARTICLES = ("には", "とは", "について", "に関して", "は")
_SPLITS = lazy("[:：–—|/·・，、(（)）【】,-]")
_SPLIT = lazy(r"\s*[:：–—|/·・，、(（)）【】]\s*|\s+-\s+|,\s+")


def unnumbered(text: str) -> str:
    """A heading without markup, number, closing punctuation and capitals."""
    text = _trimmed(plain(text).casefold().replace("’", "'"))
    return _trimmed(without_start(_NUMBER, text))


def _trimmed(text: str) -> str:
    return without_start(_BEFORE, text).rstrip(_BEHIND)


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """A heading's words for comparison: no markup, number, article, closing punctuation or capitals."""
    text = unnumbered(text).strip("[]【】「」")
    first, _, rest = text.partition(" ")
    text = rest if rest and first in word_set("articles") else text
    return _without_particle(text) if has_dense(text) else text


def _without_particle(text: str) -> str:
    """A Japanese heading without the particle that ends it, as in お客様には."""
    ending = next((particle for particle in _PARTICLES if text.endswith(particle)), "")
    return text.removesuffix(ending) or text


@lru_cache(maxsize=1024)
def topics(text: str) -> tuple[str, ...]:
    """The heading as a whole, then what its punctuation and joining words separate."""
    whole = normal(text)
    pieces = _SPLIT.split(whole) if _SPLITS.search(whole) else [whole]
    parts = [part for piece in pieces for part in _joiners().split(piece)]
    found = dict.fromkeys([whole, *map(normal, parts)] if len(parts) > 1 else [whole])
    return tuple(topic for topic in found if topic)


@cache
def _joiners() -> re.Pattern[str]:
    spaced = sorted(
        (word for word in words("joiners") if word.isascii() or word[0] < "\u3000"), key=len, reverse=True
    )
    dense = sorted((word for word in words("joiners") if word[0] >= "\u3000"), key=len, reverse=True)
    return re.compile(
        rf"\s+(?:{'|'.join(map(re.escape, spaced))}|&|\+)\s+|(?:{'|'.join(map(re.escape, dense))})"
    )


@cache
def pattern(concept: str) -> Lexicon:
    """Finds any of the words of a concept; words of alphabets with spaces only as whole words."""
    return Lexicon(words(concept))


@cache
def bounded(word: str) -> Lexicon:
    """Finds one word or phrase, as `pattern` does."""
    return Lexicon([word])


def has(concept: str, text: str) -> bool:
    """Whether the text contains a word of the concept."""
    return pattern(concept).search(_folded(text)) is not None


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    """Most texts are asked for several concepts."""
    return text.casefold().replace("’", "'")


def part_index(kinds: Iterable[Kind]) -> Mapping[str, str]:
    """Which part each wording opens; the first that claims a wording has it."""
    return _part_index(tuple(kinds))


@lru_cache(maxsize=64)
def _part_index(kinds: tuple[Kind, ...]) -> Mapping[str, str]:
    index: dict[str, str] = {}
    for kind in kinds:
        for part in kind.parts:
            for wordings in part.wording.values():
                for wording in wordings:
                    index.setdefault(_key(wording), part.name)
    return index


def _key(wording: str) -> str:
    """A wording as headings are compared with it; most are words in lower case, which need no cleaning."""
    first, _, rest = wording.partition(" ")
    words_only = wording.replace(" ", "").isalpha() and wording == wording.casefold()
    if not words_only or wording.endswith(_PARTICLES):
        return normal(wording)
    return rest if rest and first in word_set("articles") else wording


def part_of(text: str, index: Mapping[str, str]) -> str | None:
    """The part that a heading opens: as a whole, else by its first topic that is one."""
    return next((index[topic] for topic in topics(text) if topic in index), None)


def part_about(text: str, kind: Kind) -> str | None:
    """The part of a kind that a heading opens, also by a wording with a gap: ``Meet Amira`` by ``meet *``."""
    told = part_of(text, part_index([kind]))
    if told is not None:
        return told
    gaps, names = _with_gaps(kind)
    found = gaps.fullmatch(normal(text)) if names else None
    return names[found.lastindex - 1] if found and found.lastindex else None


@lru_cache(maxsize=64)
def _with_gaps(kind: Kind) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern of the wordings that have a gap, with a group for each part, and the names of these."""
    gaps = {
        part.name: [one for wordings in part.wording.values() for one in wordings if _GAP in one]
        for part in kind.parts
    }
    own = re.escape(_GAP)
    named = {
        name: "|".join(re.escape(one).replace(own, _OWN) for one in found) for name, found in gaps.items()
    }
    groups = {name: f"({pattern})" for name, pattern in named.items() if pattern}
    return re.compile("|".join(groups.values())), tuple(groups)
