"""A document's prose as one text in which every column is the file's own: sentences, words, places.

Headings, tables, code, front matter and comments are blanked. Code spans and addresses are kept as one
word each. What is said in quotation marks, in block quotes and in testimonials is somebody's words: it
counts as sentences, and is blanked in the author's ``own`` text, which rules of style look at.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain, compress

import msgspec

from wb.documents.lists import number_words
from wb.documents.model import Block, Document
from wb.documents.patterns import lazy
from wb.documents.recognise.words import runs
from wb.documents.sentences import split
from wb.documents.text import lower, without_signs
from wb.findings import Location

_KEPT = lazy(
    r"(?=[<`hw])(?:<!--.*?(?:-->|\Z)"
    r"|(?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|(?<!\]\()(?P<address><?(?:https?://|www\.)[^\s<>()]+[^\s<>().,;:!?'\"”’]>?))",
    re.DOTALL,
)
"""Comments, code spans, addresses. Their first characters are asked for first: few places have one."""
_LEAD = lazy(r"(?:\s*>)*\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[[ xX]\]\s+)?(?:\**[QAF]\d*[:.]\**:?\s+)?")
_BOLD = lazy(r"(\*\*|__)(?=\S).*?(?<=\S)\1", re.DOTALL)
_ANSWER = lazy(r"\s*(?:\*\*)?A(?:nswer|ntwort)?\s*[:.](?:\*\*)?:?\s+")
_QUOTATION = lazy(r"“[^“”]*”?|„[^„“”]*[“”]?|«[^«»]*»|»[^«»]*«|\"[^\"]*\"")
_LOOSE = lazy(r"['-](?:(?<![^\W_].)|(?![^\W_]))", re.DOTALL)
"""An apostrophe or a hyphen that is not inside of a word."""
_TOKEN = lazy(r"([^ ]+)")
"""Splits a text without signs into words and the blanks between them."""
_FIGURE = lazy(r"(?<!\w)[$€£]?\d")
_FILL = "\u02e3"
"""Stands for the characters of code spans and addresses: a letter, to count as a word, that nobody types."""
_PROSE = frozenset({"paragraph", "list_item", "quote"})


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: its place in the text, its words (0 where they cannot be counted), whether in a list."""

    start: int
    end: int
    words: int
    block: Block


class Prose(msgspec.Struct, frozen=True, eq=False):
    """The prose of a document. Offsets count in ``text`` and ``own`` alike.

    ``opens`` are the offsets at which the sentences start. ``tokens`` are the words of ``own``, in lower
    case, ``starts`` their offsets; ``uses`` has, for each word, the numbers of its tokens. ``figures`` are
    the numbers of those that begin with a digit.
    """

    path: str
    text: str
    own: str
    sentences: tuple[Sentence, ...]
    opens: tuple[int, ...]
    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    uses: Mapping[str, Sequence[int]]
    figures: tuple[int, ...]
    lines: tuple[int, ...]

    def place(self, start: int, end: int) -> Location:
        """The place in the file of a part of the text."""
        first, last = bisect_right(self.lines, start), bisect_right(self.lines, max(start, end - 1))
        return Location(
            self.path, first, start - self.lines[first - 1] + 1, last, end - self.lines[last - 1] + 1
        )

    def end(self, token: int) -> int:
        """The offset behind the token of that number."""
        return self.starts[token] + len(self.tokens[token])

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset."""
        index = bisect_right(self.opens, offset) - 1
        found = self.sentences[index] if index >= 0 else None
        return found if found and offset < found.end else None

    def asks(self, sentence: Sentence) -> bool:
        """Whether a sentence ends in a question mark."""
        return self.text[sentence.start : sentence.end].rstrip("*_ ").endswith(("?", "？"))

    def has_number(self, sentence: Sentence) -> bool:
        """Whether a sentence gives a number, in digits or in words."""
        text = self.text[sentence.start : sentence.end]
        if _FIGURE.search(text):
            return True
        return not number_words().isdisjoint(text.lower().split())


@lru_cache(maxsize=4)
def prose(document: Document) -> Prose:
    """The prose of a document; worked out once for all rules."""
    lines = tuple(accumulate((len(line) + 1 for line in document.lines), initial=0))
    shown = [" " * len(line) for line in document.lines]
    own = shown.copy()
    found: list[Sentence] = []
    spaced = document.spaced
    for block, text, start in _blocks(document):
        rows = slice(block.line - 1, block.end_line)
        shown[rows] = text.split("\n")
        own[rows] = (_blank(text) if block.quoted else _without_quotations(text)).split("\n")
        offset = lines[block.line - 1]
        for first, last in split(text, start, document.language):
            count = runs(text[first:last]) if spaced else 0
            found.append(Sentence(offset + first, offset + last, count, block))
    for number in _lines_said(document):
        own[number - 1] = " " * len(document.lines[number - 1])
    joined = "\n".join(own)
    tokens, starts = _words(joined)
    uses = _uses(tokens)
    return Prose(
        path=document.path,
        text="\n".join(shown),
        own=joined,
        sentences=tuple(found),
        opens=tuple(sentence.start for sentence in found),
        tokens=tokens,
        starts=starts,
        uses=uses,
        figures=tuple(sorted(chain.from_iterable(uses[word] for word in uses if word[0].isdigit()))),
        lines=lines,
    )


def headline(document: Document) -> Prose | None:
    """The headline of a press release where it is a heading: words of the author's, and no sentence."""
    part = document.parts.get("headline")
    if part is None or all(heading.line != part.line for heading in document.headings):
        return None
    own = _without_quotations(document.masked[part.line - 1])
    tokens, starts = _words(own)
    lines = (0,) * part.line  # so that offsets are columns of that line
    return Prose(document.path, own, own, (), (), tokens, starts, _uses(tokens), (), lines)


def words(text: str) -> tuple[str, ...]:
    """The words of a text, in lower case."""
    found = _spaced(text).split()
    return tuple(found if _FILL not in text else (word for word in found if _FILL not in word))


def _spaced(text: str) -> str:
    """The words of a text, in lower case, each where it stands, with nothing but blanks between them."""
    return _LOOSE.sub(" ", without_signs(lower(text).replace("’", "'"), "'-"))


def _words(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of a text, in lower case, and their offsets."""
    pieces = _TOKEN.split(_spaced(text))
    ends = list(accumulate(map(len, pieces)))
    tokens, starts = tuple(pieces[1::2]), tuple(ends[:-1:2])
    if _FILL not in text:
        return tokens, starts
    typed = [_FILL not in token for token in tokens]
    return tuple(compress(tokens, typed)), tuple(compress(starts, typed))


def _uses(tokens: Sequence[str]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, token in enumerate(tokens):
        found[token].append(number)
    return found


def _blocks(document: Document) -> Iterator[tuple[Block, str, int]]:
    """The blocks of prose: each with its text, masked, and where its first sentence starts."""
    titles = {heading.line: heading.text for heading in document.headings}
    questions = {entry.line for entry in document.faq}
    for block in document.blocks:
        if block.type in _PROSE and titles.get(block.line) != block.text.strip():
            written = document.text(block.line, block.end_line)
            start = _start(written, after_question=block.line in questions)
            text = _filled(written, "\n".join(document.masked[block.line - 1 : block.end_line]))
            yield block, _blank(text[:start]) + text[start:], start


def _start(written: str, *, after_question: bool) -> int:
    """Behind the marks of lists and quotes, behind a bold question, behind ``A:``."""
    lead = _LEAD.match(written)
    start = lead.end() if lead else 0
    if after_question and (bold := _BOLD.match(written, start)):
        answer = _ANSWER.match(written, bold.end())
        start = answer.end() if answer else bold.end()
    return start


def _filled(written: str, masked: str) -> str:
    """The masked text with every code span and address as one word of the same length."""
    if "`" not in written and "//" not in written and "www." not in written:
        return masked
    pieces: list[str] = []
    at = 0
    for match in _KEPT.finditer(written):
        if match["code"] or match["address"]:
            word = match[0].partition("\n")[0]
            pieces += (masked[at : match.start()], _FILL * len(word), _blank(match[0][len(word) :]))
            at = match.end()
    return "".join((*pieces, masked[at:]))


def _without_quotations(text: str) -> str:
    return _QUOTATION.sub(lambda match: _blank(match[0]), text)


def _lines_said(document: Document) -> Iterator[int]:
    """The lines of testimonials without quotation marks."""
    for quote in document.quotes:
        if not _QUOTATION.search(document.text(quote.line, quote.end_line)):
            yield from range(quote.line, quote.end_line + 1)


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n")) if "\n" in text else " " * len(text)
