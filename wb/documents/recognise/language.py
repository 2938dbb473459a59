"""Which language a document is in: by its script, then by its most frequent short words."""

import re
from collections import Counter
from collections.abc import Iterable

from wb.documents.recognise.scripts import has_dense, is_hangul, is_ideograph, is_kana
from wb.documents.wording import by_language

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
_ENOUGH = 4_000
"""Characters that are looked at."""


def of(masked: Iterable[str]) -> str:
    """The code of the language, such as ``en`` or ``ja``; ``und`` when it is none that wb has words of."""
    text = "\n".join(line for line in masked if line.strip())[:_ENOUGH]
    latin = Counter(_LATIN.findall(text.lower()))
    kana, han, hangul = _scripts(text)
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


def _scripts(text: str) -> tuple[int, int, int]:
    """How many kana, ideographs and hangul there are."""
    if not has_dense(text):
        return 0, 0, 0
    return sum(map(is_kana, text)), sum(map(is_ideograph, text)), sum(map(is_hangul, text))
