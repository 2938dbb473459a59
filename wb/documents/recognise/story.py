"""The story of a press release whose parts have no headings: summary, problem, solution, steps.

A release tells what is new, then what is wrong without it, then what it does. So the paragraph that
leaves the product out before the product comes in is the problem, and one that begins with the
product's name, or speaks as solutions do, is the solution.
"""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from wb.documents import sentences
from wb.documents.model import Block
from wb.documents.patterns import lazy
from wb.documents.recognise.inline import plain
from wb.documents.recognise.phrases import has, pattern
from wb.documents.recognise.scripts import dense
from wb.documents.wording import word_set, words

_LIST_FOLLOWS = lazy(r"[:：]\s*\n")
_QUOTES = ("“", "„", "«", "»", '"', "「", "『")
_SOON = 5
"""Paragraphs after the summary in which problem and solution are told."""
_MANY = 3
"""So many phrases of a problem in a paragraph make it one, wherever they stand."""
_SHORTEST_NOUN = 4
_SHORTEST, _SHORTEST_DENSE = 25, 12
"""Characters of a paragraph that tells something."""


class Named(msgspec.Struct, frozen=True):
    """How a release names its product: by ``names``, or as what the ``summary`` has called it; lower case."""

    names: frozenset[str]
    summary: str

    def within(self, text: str) -> bool:
        """Whether a text has one of the names."""
        spoken = plain(text).casefold()
        return any(name in spoken for name in self.names)

    def begins(self, block: Block) -> bool:
        """Whether the paragraph's first words are the product's name, or stand for it."""
        text = plain(block.text).casefold()
        start = " ".join(text.split()[:4]) if text.isascii() else text[:24]
        return self.within(start) or text.startswith(words("self_reference")) or self._again(text.split()[:2])

    def _again(self, start: Sequence[str]) -> bool:
        """Whether a text starts with what the summary spoke of: a case there, "the case" here."""
        article, noun = (*start, "", "")[:2]
        return article in word_set("definite") and len(noun) >= _SHORTEST_NOUN and noun in self.summary


def read(texts: Sequence[Block], products: frozenset[str]) -> dict[str, Block]:
    """The parts by name.

    Args:
        texts: the paragraphs below headline and dateline, up to the first heading that opens a part.
        products: what the release calls its product, in lower case.
    """
    told = [block for block in texts if not _is_quotation(block) and _is_long(block)]
    if not told:
        return {}
    summary, *rest = told
    named = Named(products, plain(summary.text).casefold())
    if rest and _complains(summary) and not _announces(summary) and _announces(rest[0]):
        found = {"problem": summary, "summary": rest[0]}
        rest = rest[1:]
    else:
        found = {"summary": summary}
        if problem := _problem(rest, named):
            found["problem"] = problem
    answers = _answers(rest, found.get("problem"), named)
    if answers:
        found["solution"] = answers[0]
    if steps := next((block for block in answers if has("how_it_works", opening(block))), None):
        found["how_it_works"] = steps
    return found


def opening(block: Block) -> str:
    """The first sentence of a paragraph, without markup."""
    return _first_sentence(block.text)


@lru_cache(maxsize=64)
def _first_sentence(written: str) -> str:
    """Most paragraphs of a release are asked for it several times."""
    text = plain(_LIST_FOLLOWS.split(written, maxsplit=1)[0])
    return next((text[start:end] for start, end in sentences.split(text)), "")


def _problem(rest: Sequence[Block], named: Named) -> Block | None:
    """The paragraph that leaves the product out before it comes in; else the next that complains."""
    first = next((index for index, block in enumerate(rest) if named.begins(block)), 0)
    if 0 < first < _SOON and not named.within(rest[0].text) and not has("solution", opening(rest[0])):
        return rest[0]
    for block in rest[: first or _SOON]:
        if _complains(block) and not named.within(opening(block)):
            return block
    return next((block for block in rest[first:_SOON] if _complaints(block) >= _MANY), None)


def _answers(rest: Sequence[Block], problem: Block | None, named: Named) -> list[Block]:
    """What could be the solution: first what speaks like one, if a problem comes before it."""
    if problem is None:
        return list(rest)
    after = [b for b in rest if b is not problem and (b.line > problem.line or named.begins(b))]
    for index, block in enumerate(after[:_SOON]):
        if block is not rest[-1] and (named.begins(block) or has("solution", opening(block))):
            return after[index:]
    return after


def _is_quotation(block: Block) -> bool:
    return block.type == "quote" or plain(block.text).startswith(_QUOTES)


def _is_long(block: Block) -> bool:
    return len(plain(block.text)) > _SHORTEST or dense(block.text) > _SHORTEST_DENSE


def _announces(block: Block) -> bool:
    return has("announce", opening(block))


def _complains(block: Block) -> bool:
    return has("problem", opening(block)) or _complaints(block) >= _MANY


def _complaints(block: Block) -> int:
    """How many different phrases of a problem a paragraph has."""
    return len(set(pattern("problem").findall(plain(block.text).casefold())))
