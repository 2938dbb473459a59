"""The names of those who make a product, and the product's: the names in title and first paragraphs."""

import re

from wb.documents.recognise.inline import plain
from wb.documents.recognise.phrases import has
from wb.documents.recognise.source import Source

_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-ZÀ-Þ][\w&-]*[\w]")
_DENSE_NAME = re.compile(
    r"(?:株式会社|合同会社|有限会社)\s?[\w]{2,12}|[\u4e00-\u9fff\u30a0-\u30ff]{2,10}(?:株式会社|公司|科技|集团|社)|[「『“《][^「」『』“”《》]{2,15}[」』”》]"
)
_GENERIC = frozenset(
    {
        "the",
        "today",
        "with",
        "for",
        "and",
        "this",
        "press",
        "release",
        "faq",
        "faqs",
        "prfaq",
        "pr",
        "api",
        "cli",
        "ai",
        "new",
        "open",
        "source",
        "die",
        "der",
        "das",
        "mit",
        "und",
    }
)
_SPEECH = re.compile(r"[“”\"„«»「『]")
_LOOKED_AT = 4


def makers(source: Source) -> frozenset[str]:
    """Names in the first headings and paragraphs, in lower case."""
    found: set[str] = set()
    looked = 0
    for block in source.blocks:
        if block.type in {"heading", "paragraph"} and not block.quoted and looked < _LOOKED_AT:
            looked += block.type == "paragraph"
            text = plain(block.text)[:600]
            if _SPEECH.search(text) and has("said", text):
                continue  # the speaker's names, who may be a customer
            found.update(name.casefold() for name in _NAME.findall(text))
            found.update(name.strip("「」『』“”《》") for name in _DENSE_NAME.findall(text))
    return frozenset(found - _GENERIC)
