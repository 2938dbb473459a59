"""Small questions about inline Markdown: what a reader reads, what is bold, where it begins."""

import re

_LINK = re.compile(
    r"""!?\[([^\[\]]*)\](?:\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)|\[[^\[\]]*\])"""
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_EMPHASIS = re.compile(r"\*+|~~|`+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)")
_SPACE = re.compile(r"\s+")
_BOLD = re.compile(
    r"(?:(\*\*\*?|___?)(?=[^\s*_])(?P<inside>[^*\n]*(?:\n[^*\n]*)*(?:\*(?!\*)[^*]*\*(?!\*)[^*]*)?)(?<=\S)\1"
    r"|<(?P<tag>b|strong)>(?P<html>[^<>]*)</(?P=tag)>)"
)
_ITALIC = re.compile(r"([*_])(?=[^\s*_])(?P<inside>(?:(?!\1).)+)(?<=\S)\1\s*", re.DOTALL)


def plain(text: str) -> str:
    """The text without markup: links become their text, emphasis and code marks go, blanks are single."""
    if "<" in text:
        text = _TAG.sub("", _COMMENT.sub("", text))
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\1", text)
    return _SPACE.sub(" ", _EMPHASIS.sub("", text).replace("\\", "")).strip()


def bold_start(text: str) -> tuple[str, str] | None:
    """What the text has in bold at its very start, and the rest; None when it starts otherwise."""
    found = _BOLD.match(text)
    if found is None:
        return None
    return (found["inside"] or found["html"] or "").strip(), text[found.end() :]


def is_italic(text: str) -> bool:
    """Whether all of the text is set in italics."""
    return _ITALIC.fullmatch(text.strip()) is not None
