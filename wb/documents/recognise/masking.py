"""Replaces what is not prose by spaces of the same length, so that a column found there is the column in the file.

Masking never strips: positions stay exact by construction.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from wb.documents.model import Block

Span = tuple[int, int]

_TICKS = re.compile(r"`+")
_NOT_NEWLINE = re.compile(r"[^\n]")
_MARKUP = re.compile(
    r"""
      !\[[^\[\]]*\]\([^()\n]*\)                # image
    | (?<=\])\((?:[^()\s]|\([^()\s]*\))*(?:[ \t\n]+(?:"[^"\n]*"|'[^'\n]*'))?[ \t]*\)   # target of a link
    | (?<=\])\[[^\[\]\n]*\]                    # label of a reference link
    | \[(?=[^\[\]]*\][(\[])                    # the bracket that opens a link
    | \](?=[(\[])
    | ^[ ]{0,3}\[[^\[\]\n]+\]:[ \t]*\S.*$      # definition of a reference
    | <(?:[a-zA-Z/!][^<>]*)>                   # HTML tag or autolink
    | (?:https?://|www\.)[^\s<>()\[\]]+        # bare URL
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]*\w   # e-mail address
    | \\(?=[!-/:-@\[-`{-~])                    # backslash escape
    | &\#?\w{1,31};                            # entity
    | \*+ | ~~
    | (?<!\w)_+(?=\S) | (?<=\S)_+(?!\w)        # emphasis
    """,
    re.VERBOSE | re.MULTILINE,
)


def blank(text: str, spans: Iterable[Span]) -> str:
    """The text with every span replaced by spaces; line breaks stay."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end > at:
            start = max(start, at)
            pieces += (text[at:start], _NOT_NEWLINE.sub(" ", text[start:end]))
            at = end
    return "".join((*pieces, text[at:]))


def visible(lines: Sequence[str], blocks: Iterable[Block], start: int) -> list[str]:
    """The lines without front matter, code and comments."""
    text = "\n".join(lines)
    offsets = _offsets(lines)
    spans: list[Span] = [(0, offsets[start - 1])]
    for block in blocks:
        begin, end = offsets[block.line - 1], offsets[block.end_line]
        if block.type == "code":
            spans.append((begin, end))
        elif block.type == "table" or (block.type != "html" and "`" in block.text):
            spans += code_spans(text, begin, end)
    text = blank(text, spans)
    return blank(text, comments(text)).split("\n")


def masked(shown: Sequence[str]) -> list[str]:
    """Visible lines without markup."""
    text = "\n".join(shown)
    return blank(text, (match.span() for match in _MARKUP.finditer(text))).split("\n")


def comments(text: str) -> Iterator[Span]:
    """Where HTML comments stand; one that is never closed reaches to the end of the text."""
    at = text.find("<!--")
    while at >= 0:
        end = text.find("-->", at + 4)
        end = len(text) if end < 0 else end + 3
        yield (at, end)
        at = text.find("<!--", end)


def code_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Where code spans stand: a run of backticks up to the next run of the same length. Linear time."""
    runs = [match.span() for match in _TICKS.finditer(text, start, end)]
    by_length: dict[int, list[int]] = {}
    for begin, stop in runs:
        by_length.setdefault(stop - begin, []).append(begin)
    at = start
    for begin, stop in runs:
        same = by_length[stop - begin]
        following = bisect_right(same, begin)
        if begin >= at and following < len(same):
            at = same[following] + stop - begin
            yield (begin, at)


def _offsets(lines: Sequence[str]) -> list[int]:
    """Where each line starts in the joined text, and where the line after the last would."""
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    return offsets
