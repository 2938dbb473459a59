"""Text as typst string literals, with places to break where a line would run off the page."""

import re

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_ZERO_WIDTH_SPACE = "\u200b"
_STEP = 8  # characters: as far apart as these places are at most
_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef"  # lines break between these


def literal(text: str) -> str:
    """The text as a string literal."""
    return f'"{text.translate(_ESCAPES)}"'


def softened(text: str, length: int) -> str:
    """The text with invisible places to break in every word of more than ``length`` characters."""
    if len(text) <= length:
        return text
    return re.sub(rf"[^\s{_CJK}]{{{length + 1},}}", lambda word: _broken(word[0], length), text)


def _broken(word: str, length: int) -> str:
    step = min(length, _STEP)
    pieces = re.findall(rf".{{1,{step}}}(?<=[/._\-=&?#:,;|@])(?=.)|.{{1,{step}}}", word)
    return _ZERO_WIDTH_SPACE.join(pieces)
