"""What a document counts and measures: numbers with the noun that they belong to.

Two quantities of one noun can be compared: ``a prize fund of 50K USD`` and ``the 100,000 dollar prize
fund``. A noun is two words here, since one is said of many things. Nouns are read in English, sentences
that are alike but for a number in German, too.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, dropwhile, takewhile

import msgspec

from wb.documents.lists import replacements, word_list
from wb.documents.patterns import lazy
from wb.documents.prose import Prose, Sentence

_NUMBER = lazy(
    r"(?P<figure>\d+(?:,\d{3})*(?:\.\d+)?|[A-Za-z]+)(?P<suffix>[A-Za-z]{1,3}\b)?"
    r"(?P<scale>\s(?i:thousand|million|billion)\b)?"
    r"(?P<percent>\s?%)?(?P<after>(?:[ \n-][A-Za-z][A-Za-z'’]*){0,4})"
)
_SCALES = {"k": 1e3, "m": 1e6, "bn": 1e9, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_CURRENCIES = "$€£"
_WORKED_OUT = ("=", "≈", "×", "÷")
"""Before a number: it is one of a calculation."""
_PART_OF_A_NAME = lazy(r"[\w,./_#:@&=~+–-]$")
"""Before a number: it is part of a version, a date, a range, a name."""
_GOES_ON = lazy(r"[./:–-]?\d|[\w/–]")
"""Behind a number: the same."""
_LOOK_BACK = 60
"""Characters before a number in which its noun and its bound are looked for."""
SAME_WORDS = "…"
"""Stands for the number in the words of a sentence."""
_LEADS = 4
"""Words that lead up to a number."""
_SAID_BEFORE, _SAID_BEHIND = 2, 3
"""Words before and behind a number that make a sentence one of its own; behind, a unit is enough."""
_PRONOUNS = frozenset({"it", "this", "that", "these", "they", "he", "she", "we", "you"})
"""At the head of a sentence: it is about something that another one names."""
_DAYS = frozenset({"working", "business", "calendar"})
"""Before days: which of them count."""
_NO_NOUN = lazy(r"(?:ing|ed|ly)$|[^a-z-]")


class Quantity(msgspec.Struct, frozen=True):
    """A number: where it stands, what it counts or measures and in which unit, how much it is.

    ``bound`` is ``<``, ``>`` or ``~`` where it is told as at most, at least or about.
    """

    start: int
    end: int
    noun: str
    unit: str
    bound: str
    value: float
    sentence: Sentence


def quantities(text: Prose) -> Iterator[Quantity]:
    """The numbers in the author's own text that belong to a noun, by place."""
    for number, sentence in _numbers(text):
        match = _NUMBER.match(text.own, text.starts[number], sentence.end)
        if match and (found := _read(text.own, sentence, match)):
            yield found


def alike(text: Prose) -> Iterator[Quantity]:
    """The numbers of sentences outside of lists, with all that the sentence says around them as their noun.

    Two of the same noun are two sentences that differ in nothing but the number.
    """
    numbers = _numbers(text)
    figures = Counter(sentence.start for number, sentence in numbers if text.tokens[number][0].isdigit())
    for number, sentence in numbers:
        word = text.tokens[number]
        if sentence.block.listed or not (word.isdecimal() or word.isalpha()):
            continue
        if found := _framed(text, sentence, number, figures[sentence.start]):
            yield found


def led_up_to(text: Prose) -> Iterator[Quantity]:
    """The numbers with a unit; the four words before them are their noun: ``patients hear back within``."""
    for number, sentence in _numbers(text):
        unit = _units().get(text.tokens[number + 1]) if number + 1 < len(text.tokens) else None
        value = _spelt().get(text.tokens[number], text.tokens[number])
        if unit and value.isdecimal() and (led := _leading(text, sentence, number)):
            yield Quantity(text.starts[number], text.end(number), led, unit, "", float(value), sentence)


def _leading(text: Prose, sentence: Sentence, number: int) -> str:
    """The four words before a number, if nothing stands between them and two say something; else none."""
    led, first = text.tokens[max(0, number - _LEADS) : number], text.starts[max(0, number - _LEADS)]
    said = sum(word not in _function_words() for word in led)
    written = " ".join(text.own[first : text.starts[number]].lower().split())
    together = first >= sentence.start and written == " ".join(led)
    return written if together and said >= _SAID_BEFORE and len(led) == _LEADS else ""


@lru_cache(maxsize=4)
def _numbers(text: Prose) -> Sequence[tuple[int, Sentence]]:
    """The tokens that begin with a digit or are a number in words, each with its sentence."""
    spelt = (text.uses[word] for word in _spelt().keys() & text.uses.keys())
    found = sorted(chain(text.figures, *spelt))
    told = ((number, text.sentence_at(text.starts[number])) for number in found)
    return [(number, sentence) for number, sentence in told if sentence]


def _framed(text: Prose, sentence: Sentence, number: int, figures: int) -> Quantity | None:
    """The only number of a sentence, which has so many in figures, if enough of its words stand around it."""
    start, behind = text.starts[number], number + (2 if _has_decimals(text, number) else 1)
    end = text.end(behind - 1)
    around = f"{text.own[start - 1 : start]}{text.own[end : end + 1]}"
    others = figures - sum(token[0].isdigit() for token in text.tokens[number:behind])
    if others or around.strip(_CURRENCIES + " .%") or "." in around[:-1]:
        return None
    first, last = bisect_left(text.starts, sentence.start), bisect_left(text.starts, sentence.end)
    before, after = text.tokens[first:number], text.tokens[behind:last]
    if not _says_enough(before, after):
        return None
    opens = dropwhile(lambda word: word in _function_words(), before)  # the mark of an answer, articles
    noun = " ".join((*opens, SAME_WORDS, *after))
    figure = _spelt().get(text.tokens[number], text.own[start:end])
    return Quantity(start, end, noun, "", "", float(figure), sentence)


def _has_decimals(text: Prose, number: int) -> bool:
    """Whether the next token is what stands behind the point of a number: 99.9."""
    end, last = text.end(number), number + 1 == len(text.tokens)
    if last or text.own[end] != "." or text.starts[number + 1] != end + 1:
        return False
    return text.tokens[number + 1].isdecimal()


def _says_enough(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a sentence can be told from others by its words around a number."""
    said = sum(word not in _function_words() for word in before)
    units = _units()
    if after[:1] and (after[0] in units or (after[0] in _DAYS and after[1:2] and after[1] in units)):
        return said >= _SAID_BEFORE or (said > 0 and len(after) > 1 and before[0] not in _PRONOUNS)
    if not after:
        return said > _SAID_BEFORE and before[-1] not in word_list("numbered-things")["en"]
    return said >= _SAID_BEFORE and len(after) >= _SAID_BEHIND


def _read(own: str, sentence: Sentence, match: re.Match[str]) -> Quantity | None:
    before = own[max(sentence.start, match.start() - _LOOK_BACK) : match.start()]
    after = match["after"].lower().replace("-", " ").split()
    unit = _units().get(after[0]) if after else None
    after = after[1:] if unit else after
    unit = unit or _own_unit(match)
    currency = before[-1:] if before[-1:] in _CURRENCIES else ""
    bound, left = _bounded(before.rstrip(_CURRENCIES).lower().split())
    noun = _counted(after, left)
    if not noun and (currency or unit or not any(map(_nominal, after[:1]))):
        noun = _measured(left, bool(currency or unit))
    if not noun or (not unit and noun.split()[-1] in word_list("numbered-things")["en"]):
        return None
    value = _value(match)
    if value is None or (value == 1 and not unit and not currency) or _is_part(own, before, match):
        return None
    return Quantity(
        match.start() - len(currency), match.start("after"), noun, currency or unit, bound, value, sentence
    )


def _is_part(own: str, before: str, match: re.Match[str]) -> bool:
    """Whether a number is part of a name or of a calculation."""
    if _PART_OF_A_NAME.search(before[-2:]) or _GOES_ON.match(own, match.start("after")):
        return True
    return before.rstrip(_CURRENCIES + " ~").endswith(_WORKED_OUT)


def _own_unit(match: re.Match[str]) -> str:
    """The unit that is written to the number."""
    return "%" if match["percent"] else _units().get(_scale(match), "")


def _scale(match: re.Match[str]) -> str:
    return (match["scale"] or match["suffix"] or "").strip().lower()


def _value(match: re.Match[str]) -> float | None:
    """How much it is; nothing where that is no number."""
    figure, scale = match["figure"].lower().replace(",", ""), _scale(match)
    figure = _spelt().get(figure, figure)
    if not figure[0].isdigit() or (scale and scale not in _SCALES and not _own_unit(match)):
        return None
    return float(figure) * _SCALES.get(scale, 1.0)


def _bounded(before: list[str]) -> tuple[str, list[str]]:
    """How the number is bounded, and the words before that."""
    bounds = replacements("bounds")["en"]
    for length in (2, 1):
        bound = bounds.get(" ".join(before[-length:]))
        if bound:
            return bound, before[:-length]
    return "", before


def _counted(after: Iterable[str], before: Sequence[str]) -> str:
    """The noun that the number counts: ``twelve bank formats``, ``the twelve formats``."""
    noun = list(takewhile(_nominal, after))
    if before[-1:] == ["of"] and set(before[-2:-1]) & set(word_list("groups")["en"]):
        return " ".join((*before[-2:], *noun[:1]))
    determined = before and before[-1] in word_list("determiners")["en"]
    return " ".join(noun) if len(noun) > 1 or (determined and noun and noun[0].endswith("s")) else ""


def _measured(before: Sequence[str], in_unit: bool) -> str:
    """The noun of which the number is told: ``a prize fund of``, ``setup takes``."""
    if not before or before[-1] not in word_list("linking-words")["en"]:
        return ""
    noun = list(takewhile(_nominal, reversed(before[:-1])))
    beside = before[-2 - len(noun) : -1 - len(noun)]  # "added" in "the added cost is": one cost of several
    whole = not beside or beside[0] in _function_words()
    alone = in_unit and whole and (before[-1] != "of" or noun[:1] == ["budget"])
    return " ".join(reversed(noun)) if len(noun) > 1 or alone else ""


def _nominal(word: str) -> bool:
    """Whether a word can be part of a noun."""
    return word not in _function_words() and not _NO_NOUN.search(word)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word for words in word_list("function-words").values() for word in words)


@cache
def _spelt() -> Mapping[str, str]:
    """Numbers in words, of every language, in figures."""
    return dict(chain.from_iterable(spelt.items() for spelt in replacements("number-values").values()))


@cache
def _units() -> Mapping[str, str]:
    """The units by their words, of every language."""
    return dict(chain.from_iterable(units.items() for units in replacements("units").values()))
