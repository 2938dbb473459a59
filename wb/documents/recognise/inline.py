"""Small questions about a line of Markdown: what a reader reads, whether it is bold."""

import re

_LINK = re.compile(
    r"!?\[([^\[\]]*)\](?:\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|\[[^\[\]]*\])"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_EMPHASIS = re.compile(r"\*+|~~|`+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)")
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text without markup: links become their text, emphasis and code marks go, blanks are single."""
    if "<" in text:
        text = _TAG.sub("", _COMMENT.sub("", text))
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\1", text)
    return _SPACE.sub(" ", _EMPHASIS.sub("", text).replace("\\", "")).strip()
