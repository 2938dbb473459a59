"""Languages as Word names them, and the fonts for their writing."""

import re

from wb.packet.docx.xml import Xml, w

BODY_FONT = "Calibri"
"""What reviewers have in Word. The PDF's Carlito has the same metrics."""

_REGIONS = {
    "de": "DE", "en": "US", "es": "ES", "fr": "FR", "it": "IT", "ja": "JP", "ko": "KR", "nl": "NL",
    "pl": "PL", "pt": "BR", "ru": "RU", "sv": "SE", "zh": "CN",
}  # fmt: skip
_EAST_ASIAN = {"ja": "Yu Gothic", "ko": "Malgun Gothic", "zh": "Microsoft YaHei"}
_CODE = re.compile(r"[a-z]{2,3}\Z")


def fonts(language: str) -> Xml:
    """The fonts of text in a language; which one takes a character depends on the character."""
    east = _EAST_ASIAN.get(language, "Microsoft YaHei")
    return w("rFonts", ascii=BODY_FONT, hAnsi=BODY_FONT, eastAsia=east, cs=BODY_FONT)


def languages(language: str) -> Xml:
    """What spelling is checked by."""
    if language in _EAST_ASIAN:
        return w("lang", val="en-US", eastAsia=_tag(language))
    return w("lang", val=_tag(language))


def is_east_asian(language: str) -> bool:
    """Whether quotation marks and dashes are as wide as the characters around them."""
    return language in _EAST_ASIAN


def _tag(language: str) -> str:
    """Word tells no language without its country; a code that is none is English, as in the PDF."""
    if not _CODE.match(language):
        return "en-US"
    return f"{language}-{_REGIONS[language]}" if language in _REGIONS else language
