"""Replaces what is not prose by as many spaces: a column found there is the column in the file.

Masking never strips: positions stay exact by construction.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from wb.documents.model import Block
from wb.documents.patterns import lazy

Span = tuple[int, int]

_TICKS = lazy(r"``*")
_NOT_NEWLINE = lazy(r"[^\n]")
_BEGUN = lazy(r"^[ \t>]*<!--", re.MULTILINE)
_MARKUP = (
    ("![", lazy(r"!\[[^\[\]]*\]\([^()\n]*\)")),  # an image
    (
        "](",
        lazy(r"\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"),
    ),  # a target
    ("][", lazy(r"\]\[[^\[\]\n]*\]")),  # the label of a reference
    ("](", lazy(r"\[(?=[^\[\]]*\]\()")),  # the bracket that opens a link
    ("][", lazy(r"\[(?=[^\[\]]*\]\[)")),
    ("]:", lazy(r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*\S.*$", re.MULTILINE)),  # a definition
    ("<", lazy(r"<[a-zA-Z/!][^<>]*>")),  # an HTML tag or autolink
    ("://", lazy(r"https?://[^\s<>()\[\]]+")),
    ("www.", lazy(r"www\.[^\s<>()\[\]]+")),
    ("@", lazy(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]*\w")),
    ("\\", lazy(r"\\(?=[!-/:-@\[-`{-~])")),  # a backslash escape
    ("&", lazy(r"&#?\w{1,31};")),  # an entity
    ("*", lazy(r"\*\**")),
    ("~~", lazy(r"~~+")),
    ("_", lazy(r"_(?:_*(?!\w)|(?<!\w_)_*)")),  # underscores at the edge of a word
)
"""What marks up text, each with characters without which it cannot be there: looking for those is cheap.

Nearly all patterns begin with a character that is none of a choice: these are found many times faster.
"""


def blank(text: str, spans: Iterable[Span]) -> str:
    """The text with every span replaced by spaces; line breaks stay."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end > at:
            begin = max(start, at)
            pieces += (text[at:begin], _spaces(text[begin:end]))
            at = end
    return "".join((*pieces, text[at:]))


def _spaces(text: str) -> str:
    return _NOT_NEWLINE.sub(" ", text) if "\n" in text else " " * len(text)


def visible(lines: Sequence[str], blocks: Iterable[Block], start: int) -> tuple[list[str], dict[int, int]]:
    """The lines without front matter, code and comments, and how many code spans begin on each line."""
    text = "\n".join(lines)
    offsets = line_starts(lines)
    spans: list[Span] = [(0, offsets[start - 1])]
    begun: Counter[int] = Counter()
    for block in blocks:
        begin, end = offsets[block.line - 1], offsets[block.end_line]
        if block.type == "code":
            spans.append((begin, end))
        elif block.type == "table" or (block.type != "html" and "`" in block.text):
            found = list(code_spans(text, begin, end))
            begun.update(bisect_right(offsets, at) for at, _ in found)
            spans += found
    text = blank(text, spans)
    return _lines(blank(text, comments(text)), lines), dict(begun)


def masked(shown: Sequence[str]) -> list[str]:
    """Visible lines without markup."""
    text = "\n".join(shown)
    found = (pattern.finditer(text) for sign, pattern in _MARKUP if sign in text)
    return _lines(blank(text, (match.span() for matches in found for match in matches)), shown)


def _lines(text: str, like: Sequence[str]) -> list[str]:
    """The joined text as lines; there are none of an empty file."""
    return text.split("\n") if like else []


def comments(text: str) -> Iterator[Span]:
    """Where HTML comments stand.

    One that is never closed reaches to the end of the text where it begins a line; behind text it is none.
    """
    at, done = text.find("<!--"), 0
    while at >= 0:
        end = text.find("-->", at + 4)
        if end < 0:
            begun = _BEGUN.search(text, max(done, text.rfind("\n", 0, at) + 1))
            if begun:
                yield (begun.end() - 4, len(text))
            return
        done = end + 3
        yield (at, done)
        at = text.find("<!--", done)


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


def line_starts(lines: Sequence[str]) -> list[int]:
    """Where each line starts in the joined text, and where the line after the last would."""
    return list(accumulate((len(line) + 1 for line in lines), initial=0))


def place(starts: Sequence[int], offset: int) -> tuple[int, int]:
    """The line and column of an offset in the joined text."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
