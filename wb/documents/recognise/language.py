"""Which language a document is in: by its script, then by its most frequent short words.

Languages that wb has no words of are told as well, by such short words alone: Dutch that is taken for
German, and Finnish for English because of its *on*, would be judged by the wrong lists.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain

from wb.documents.lists import word_list
from wb.documents.model import UNKNOWN
from wb.documents.patterns import lazy
from wb.documents.recognise.scripts import apart, has_dense, is_hangul, is_ideograph, is_kana
from wb.documents.wording import by_language

_LATIN = lazy(r"[A-Za-zÀ-ɏḀ-ỿ]+")
_LETTERS = bytes(code if chr(code).isalpha() else 0x20 for code in range(128)) + b" " * 128
"""The same for texts in ASCII: everything else becomes a blank."""
_FURTHER = lazy(r"[^\W\d_a-zA-ZÀ-ɏḀ-ỿ]{2,}")
"""A word in a script that is neither Latin nor one that is written without blanks."""
_ENOUGH = 4_000
"""Characters that are looked at."""
_TELLING = 40
"""Words from which on a language shows in its short words …"""
_SHARE = 0.05
"""… by this share of them; real documents in a language that wb knows have three times as many."""
OTHER = "mis"
"""The language of a document whose language has no words here (ISO 639: missing)."""


def of(masked: Iterable[str]) -> str:
    """The code of the language, such as ``en`` or ``ja``.

    ``und`` when there is too little to tell it by, ``mis`` when it is none of those known here.
    """
    text = "\n".join(line for line in masked if line.strip())[:_ENOUGH]
    plain, others = apart(text.lower())
    latin = plain.encode().translate(_LETTERS).decode().split() + _LATIN.findall(others)
    count = len(latin)
    kana, han, hangul = _scripts(text)
    if max(kana + han, hangul) > count:
        if hangul > kana + han:
            return "ko"
        return "ja" if kana * 10 > han else "zh"
    if others and len(_FURTHER.findall(others)) > count:
        return OTHER
    uses = Counter(filter(_any_short_word().__contains__, latin))
    scores = {code: sum(uses.get(word, 0) for word in words) for code, words in _short_words().items()}
    best = max(scores, key=lambda code: scores[code])
    if count >= _TELLING and scores[best] < _SHARE * count:
        return OTHER
    return best if scores[best] else UNKNOWN


@cache
def _short_words() -> Mapping[str, tuple[str, ...]]:
    """The most frequent short words by language, first those of the languages that wb has lists of."""
    known = {code: wording.stopwords for code, wording in by_language().items() if wording.stopwords}
    return known | word_list("other-languages")


@cache
def _any_short_word() -> frozenset[str]:
    return frozenset(chain.from_iterable(_short_words().values()))


def _scripts(text: str) -> tuple[int, int, int]:
    """How many kana, ideographs and hangul there are."""
    if not has_dense(text):
        return 0, 0, 0
    return sum(map(is_kana, text)), sum(map(is_ideograph, text)), sum(map(is_hangul, text))
