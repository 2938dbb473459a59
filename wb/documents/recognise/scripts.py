"""Scripts that put no blanks between words: kana, ideographs, hangul.

Their patterns are compiled when a document has such characters: large ranges are slow to compile.
"""

from itertools import filterfalse

from wb.documents.patterns import lazy

_DENSE = lazy("[^\u0000-\u303f]")
"""Everything from the first kana on; as what it is not, the set is compiled at once."""


def dense(text: str) -> int:
    """How many characters of such scripts the text has."""
    return 0 if text.isascii() else len(_DENSE.findall(text))


def has_dense(text: str) -> bool:
    """Whether the text has any of them."""
    return not text.isascii() and _DENSE.search(text) is not None


def apart(text: str) -> tuple[str, str]:
    """The lines that are all ASCII, and the others: of the first much can be asked without a pattern."""
    if text.isascii():
        return text, ""
    lines = text.split("\n")
    return "\n".join(filter(str.isascii, lines)), "\n".join(filterfalse(str.isascii, lines))


def is_kana(character: str) -> bool:
    """Whether a character is one of the Japanese syllabaries."""
    return "\u3040" <= character <= "\u30ff"


def is_ideograph(character: str) -> bool:
    """Whether a character is one of the Chinese ones."""
    return "\u3400" <= character <= "\u9fff"


def is_hangul(character: str) -> bool:
    """Whether a character is a Korean syllable."""
    return "\uac00" <= character <= "\ud7af"
