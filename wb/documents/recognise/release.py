"""The press release: its lines, and the parts that only their position and wording tell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wb.documents import sentences
from wb.documents.model import Block, Heading, Part
from wb.documents.recognise import lead, words
from wb.documents.recognise.headings import last_text, rank
from wb.documents.recognise.inline import plain
from wb.documents.recognise.makers import products
from wb.documents.recognise.phrases import has, normal, pattern, topics
from wb.documents.recognise.scripts import dense
from wb.documents.recognise.source import Source
from wb.documents.wording import word_set
from wb.documents.wording import words as words_for

_LIST_FOLLOWS = re.compile(r"[:：]\s*\n")
_ADDRESS = re.compile(
    r"https?://|www\.|\]\(|`[^`\s]+`|[\w.]+@[\w-]+\."
    r"|\b[\w-]+\.(?:com|org|net|io|dev|app|de|jp|cn|fr|es|ch|eu|uk|example)\b"
)
_TEXT = frozenset({"paragraph", "quote"})
_SOON = 5
"""Paragraphs after the summary in which the problem is told."""
_HEADLINE_WITHIN = 5
"""Lines below its label in which a release has its headline, whatever that heading's level."""
_MANY = 3
"""So many phrases of a problem in a paragraph make it one, wherever they stand."""


@dataclass(frozen=True, slots=True)
class Release:
    """The lines of a press release; ``label`` is the heading that says what it is, if one does."""

    line: int
    end_line: int
    label: Heading | None


def is_label(text: str) -> bool:
    """Whether a heading says that a press release follows."""
    return any(topic in word_set("press_release") for topic in topics(text)) and not has("faq", text)


def find(
    source: Source, headings: Sequence[Heading], faq_line: int | None, title: Heading | None
) -> Release | None:
    """Where the release is: under its label, else from its headline, else from the first text; up to the FAQ.

    Args:
        source: the document.
        headings: all of them, with the parts of a PR/FAQ that they open.
        faq_line: where the questions begin.
        title: the document's title.
    """
    label = next((h for h in headings if is_label(h.text) and not (faq_line and h.line > faq_line)), None)
    start = label.line if label else _start(source, headings, title)
    limit = faq_line - 1 if faq_line and faq_line > start else source.end
    end = last_text(source, start, min(limit, _next_part(headings, label, start, limit)))
    if any(b.type != "heading" and start <= b.line <= end for b in source.blocks):
        return Release(start, end, label)
    return None


def _start(source: Source, headings: Sequence[Heading], title: Heading | None) -> int:
    """Where a release without a label begins: its headline, else the first text below the title."""
    if title and lead.is_headline(title.text):
        return title.line
    labels = [h.line for h in headings if normal(h.text) in word_set("prfaq_label")]
    after = labels[0] if labels else title.line if title else 0
    texts = (b for b in source.blocks if b.type in _TEXT and b.line > after and not lead.is_notice(b.text))
    first = next((block.line for block in texts), source.start)
    near = (h for h in headings if after < h.line <= first + _HEADLINE_WITHIN and lead.is_headline(h.text))
    return next((h.line for h in near if h.part is None), first)


def _next_part(headings: Sequence[Heading], label: Heading | None, start: int, limit: int) -> int:
    """The line before the first heading that begins something else: none of the release's parts follow it."""
    deepest = 2 if label is None else 6 if label.level in {"b", "l"} else rank(label.level)
    later = [h for h in headings if start < h.line <= limit]
    for index, heading in enumerate(later):
        own_headline = label is not None and index == 0 and heading.line - start <= _HEADLINE_WITHIN
        if rank(heading.level) <= deepest and not own_headline and not any(map(_belongs, later[index:])):
            return heading.line - 1
    return limit


def _belongs(heading: Heading) -> bool:
    return heading.part is not None and heading.part not in {"faq", "appendix"}


def positional(
    source: Source,
    release: Release,
    headings: Sequence[Heading],
    title: Heading | None,
    known: Mapping[str, Part],
) -> Iterator[Part]:
    """The parts of a release that no heading opens.

    Args:
        source: the document.
        release: its lines.
        headings: those inside it.
        title: the document's title, which may be the headline.
        known: the parts that headings open.
    """
    opened = [h.line for h in headings if _belongs(h) and h.part != "headline"]
    first = min(opened, default=release.end_line + 1)
    label = release.label.line if release.label else 0
    shown = [b for b in source.blocks if b.type != "heading"]
    shown += [Block("heading", h.line, h.line, text=h.text) for h in headings if isinstance(h.level, int)]
    ordered = sorted(shown, key=lambda block: block.line)
    inside = [b for b in ordered if release.line <= b.line <= release.end_line and b.line != label]
    above = [b for b in inside if b.line < first]
    head, texts = lead.read(above, release.label, title, headed="headline" in known)
    for name, block in head.items():
        yield _of(source, name, block)
    headline = head["headline"].text if "headline" in head else ""
    yield from _body(source, texts, products(title, headline, texts))
    if "call_to_action" not in known:
        yield from _call_to_action(source, [b for b in inside if b.type in _TEXT and not b.listed])


def _body(source: Source, texts: Sequence[Block], products: frozenset[str]) -> Iterator[Part]:
    """Summary, problem, solution, steps: by order first, and by how their first sentences speak."""
    paragraphs = [
        b for b in texts if not _is_quotation(b) and (len(plain(b.text)) > 25 or dense(b.text) > 12)
    ]
    if not paragraphs:
        return
    first, *rest = paragraphs
    problem = None
    if (
        rest
        and _complains(first)
        and not has("announce", _opening(first))
        and has("announce", _opening(rest[0]))
    ):
        problem, first, *rest = first, *rest
    yield _of(source, "summary", first)
    rest = [block for block in rest if not _acts(_opening(block))]
    problem = problem or _problem(rest, products)
    if problem:
        yield _of(source, "problem", problem)
    answers = [
        b for b in rest if b is not problem and (not problem or b.line > problem.line or _names(b, products))
    ]
    if answers:
        told = (
            b
            for b in answers[:_SOON]
            if b is not rest[-1] and (_names(b, products) or has("solution", _opening(b)))
        )
        yield _of(source, "solution", next(told, answers[0]) if problem else answers[0])
    how = next((block for block in answers if has("how_it_works", _opening(block))), None)
    if how:
        yield _of(source, "how_it_works", how)


def _problem(rest: Sequence[Block], products: frozenset[str]) -> Block | None:
    """The paragraph that leaves the product out before it comes in; else the next that complains."""
    named = next((index for index, block in enumerate(rest) if _names(block, products)), 0)
    if 0 < named < _SOON and not _mentions(rest[0].text, products) and not has("solution", _opening(rest[0])):
        return rest[0]
    for block in rest[: named or _SOON]:
        if _complains(block) and not _mentions(_opening(block), products):
            return block
    return next((block for block in rest[named:_SOON] if _complaints(block) >= _MANY), None)


def _complains(block: Block) -> bool:
    return has("problem", _opening(block)) or _complaints(block) >= _MANY


def _complaints(block: Block) -> int:
    """How many different phrases of a problem a paragraph has."""
    return len(set(pattern("problem").findall(plain(block.text).casefold())))


def _names(block: Block, products: frozenset[str]) -> bool:
    """Whether the paragraph's first words are the product's name, or stand for it."""
    opening = plain(block.text).casefold()
    start = " ".join(opening.split()[:4]) if opening.isascii() else opening[:24]
    return any(name in start for name in products) or opening.startswith(words_for("self_reference"))


def _mentions(text: str, products: frozenset[str]) -> bool:
    spoken = plain(text).casefold()
    return any(name in spoken for name in products)


def _is_quotation(block: Block) -> bool:
    return block.type == "quote" or plain(block.text).startswith(("“", "„", "«", "»", '"', "「", "『"))


def _opening(block: Block) -> str:
    """The first sentence."""
    text = plain(_LIST_FOLLOWS.split(block.text)[0])
    return next((text[start:end] for start, end in sentences.split(text)), "")


def _acts(sentence: str) -> bool:
    return has("call_to_action", sentence) and _ADDRESS.search(sentence) is not None


def _call_to_action(source: Source, body: Sequence[Block]) -> Iterator[Part]:
    """The last sentence with a request to act and an address; in the last paragraph the request is enough."""
    for block in reversed(body):
        for start, end in sentences.split(block.text):
            if _calls(block.text[start:end], last=block is body[-1]):
                line = block.line + block.text.count("\n", 0, start)
                yield _part(source, "call_to_action", line, block.end_line)
                return


def _calls(sentence: str, *, last: bool) -> bool:
    found = pattern("call_to_action").search(plain(sentence).casefold())
    if found is None:
        return False
    return _ADDRESS.search(sentence) is not None or (last and (found.start() < 40 or dense(sentence) > 0))


def _of(source: Source, name: str, block: Block) -> Part:
    return _part(source, name, block.line, block.end_line)


def _part(source: Source, name: str, line: int, end_line: int) -> Part:
    return Part(name, line, end_line, words.between(source, line, end_line), line)
