"""Which language a document is in: by its script, then by its most frequent short words."""

import re
from collections import Counter
from collections.abc import Iterable

from wb.documents.wording import by_language

_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
_ENOUGH = 8_000
"""Characters that are looked at."""


def of(masked: Iterable[str]) -> str:
    """The code of the language: ``en``, ``de``, ``fr``, ``es``, ``ja``, ``zh`` or ``ko``; ``und`` when unknown."""
    text = "\n".join(line for line in masked if line.strip())[:_ENOUGH]
    latin = Counter(_LATIN.findall(text.lower()))
    kana, han, hangul = (len(script.findall(text)) for script in (_KANA, _HAN, _HANGUL))
    if max(kana + han, hangul) > sum(latin.values()):
        if hangul > kana + han:
            return "ko"
        return "ja" if kana * 10 > han else "zh"
    scores = {
        code: sum(latin[word] for word in wording.stopwords)
        for code, wording in by_language().items()
        if wording.stopwords
    }
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else "und"
