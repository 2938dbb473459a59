"""Small questions about inline Markdown: what a reader reads, what is bold, where it begins."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wb.documents.patterns import lazy

_TARGET = r"""\[([^\[\]]*)\](?:\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)|\[[^\[\]]*\])"""
_LINK, _LINK_OR_IMAGE = lazy(_TARGET), lazy(f"!?{_TARGET}")
"""The first begins with one character, which is found many times faster."""
_TAG = lazy(r"</?[a-zA-Z][^<>]*>")
_COMMENT = lazy(r"<!--.*?(?:-->|$)", re.DOTALL)
_UNDERSCORES = lazy(r"_(?:(?<!\w_)_*(?=\S)|(?<=\S_)_*(?!\w))")
"""Those at the edge of a word."""
_ANY_MARK = lazy(r"[*_`<\[\\~]")
_BOLD = lazy(
    r"(?:(\*\*\*?|___?)(?=[^\s*_])(?P<inside>[^*\n]*(?:\n[^*\n]*)*(?:\*(?!\*)[^*]*\*(?!\*)[^*]*)?)(?<=\S)\1"
    r"|<(?P<tag>b|strong)>(?P<html>[^<>]*)</(?P=tag)>)"
)
_OPENS_BOLD = ("*", "_", "<")
_ITALIC = lazy(r"([*_])(?=[^\s*_])(?P<inside>(?:(?!\1).)+)(?<=\S)\1\s*", re.DOTALL)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text without markup: links become their text, emphasis and code marks go, blanks are single."""
    if _ANY_MARK.search(text):
        if "<" in text:
            text = _TAG.sub("", without_comments(text))
        if "](" in text or "][" in text:
            text = (_LINK_OR_IMAGE if "![" in text else _LINK).sub(r"\1", text)
        text = _UNDERSCORES.sub("", text) if "_" in text else text
        text = text.replace("*", "").replace("~~", "").replace("`", "").replace("\\", "")
    return " ".join(text.split())


def without_comments(text: str) -> str:
    """The text without what readers do not see."""
    return _COMMENT.sub("", text) if "<!--" in text else text


def bold_start(text: str, start: int = 0) -> tuple[str, int] | None:
    """What the text has in bold right at ``start``, and where that ends; None when there is nothing."""
    found = _BOLD.match(text, start) if text[start : start + 1] in _OPENS_BOLD else None
    return ((found["inside"] or found["html"] or "").strip(), found.end()) if found else None


def without_start(pattern: re.Pattern[str], text: str) -> str:
    """The text without what the pattern finds right at its beginning."""
    found = pattern.match(text)
    return text[found.end() :] if found else text


def line_from(text: str, start: int) -> str:
    """The text from ``start`` to the end of its line."""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def line_starts(text: str) -> Iterator[tuple[int, int]]:
    """The number of each line, from 0, and where it starts."""
    at = 0
    for number, line in enumerate(text.split("\n")):
        yield number, at
        at += len(line) + 1


def is_bold(text: str) -> bool:
    """Whether all of the text is set in bold."""
    found = _BOLD.match(text.strip())
    return found is not None and not text.strip()[found.end() :].strip(" :：")


def is_italic(text: str) -> bool:
    """Whether all of the text is set in italics."""
    return _ITALIC.fullmatch(text.strip()) is not None
