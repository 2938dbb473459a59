"""Personal names in Japanese, Chinese and Korean, told by honorifics, surnames, and what is no role."""

import re
from functools import cache

from wb.documents.patterns import lazy
from wb.documents.recognise.phrases import has
from wb.documents.recognise.scripts import has_dense, is_ideograph, is_kana
from wb.documents.wording import words

_PIECES = lazy("[のはがも、，。,()（）・:：「」『』\\s—–-]+|である|という")
_NOT_NAME = tuple("都県市区町村社店部課室長者員師家人院校学業中内外所局会団組力")
_SHORTEST, _LONGEST = 3, 5
"""Characters of a Japanese name without a title."""
_INSTITUTIONS = ("会社", "公司", "大学", "株式", "病院", "銀行")


def is_named(text: str) -> bool:
    """Whether the text gives a personal name."""
    if not has_dense(text):
        return False
    if _honorific().search(text) or _surname().search(text):
        return not has("anonymous", text)
    pieces = _PIECES.split(text)
    beside_role = any(has("leader", piece) or has("customer", piece) for piece in pieces)
    return (beside_role or any(map(is_kana, text))) and any(map(_could_be_name, pieces))


@cache
def _honorific() -> re.Pattern[str]:
    """A name with its title, or a foreign one in kana with a dot between its halves."""
    return re.compile(
        "[\u3040-\u9fff]{1,6}\\s?[\u3040-\u9fff]{0,4}(?:氏|さん|様|先生|女士|小姐)|[ァ-ヺー]{2,}[・＝][ァ-ヺー]{2,}"
    )


@cache
def _surname() -> re.Pattern[str]:
    """A Chinese or Korean name: a common surname with one or two characters, where a name would stand."""
    surnames = "|".join(words("surnames"))
    roles = "|".join([*_dense_words("leader"), *_dense_words("customer")])
    return re.compile(
        rf"(?:^|[\s，、（(—–:：]|{roles})(?:{surnames})[\u4e00-\ud7af]{{1,2}}"
        rf"(?=$|[\s，,、）)。]|{'|'.join(_dense_words('said'))})"
    )


def _dense_words(concept: str) -> list[str]:
    return [re.escape(word) for word in words(concept) if has_dense(word)]


def _could_be_name(piece: str) -> bool:
    """Three to five ideographs, of which the last may be kana, that are no role and no institution."""
    stem = piece.rstrip("".join(filter(is_kana, piece)))
    shaped = _SHORTEST <= len(piece) <= _LONGEST and len(stem) > 1 and all(map(is_ideograph, stem))
    if not shaped or piece.endswith(_NOT_NAME):
        return False
    known = any(word in piece for word in _INSTITUTIONS) or has("leader", piece) or has("customer", piece)
    return not known
