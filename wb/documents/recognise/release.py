"""The press release: its lines, and the parts that only their position and wording tell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wb.documents.model import Block, Heading, Part, Span
from wb.documents.recognise import datelines, words
from wb.documents.recognise.headings import last_text, rank
from wb.documents.recognise.inline import bold_start, is_italic, plain
from wb.documents.recognise.phrases import has, pattern, topics
from wb.documents.recognise.source import Source
from wb.documents.wording import word_set

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"“„«A-ZÄÖÜÀ-Þ`*\[])|(?<=[。！？])")
_ADDRESS = re.compile(
    r"https?://|www\.|\]\(|\b[\w-]+\.(?:com|org|net|io|dev|app|de|jp|cn|fr|es|ch|eu|example)\b|[\w.]+@[\w-]+\."
)
_TEXT = frozenset({"paragraph", "quote"})
_LONGEST_HEADLINE, _LONGEST_SUBTITLE = 26, 45


@dataclass(frozen=True, slots=True)
class Release:
    """The lines of a press release; ``label`` is the heading that says what it is, if one does."""

    line: int
    end_line: int
    label: Heading | None


def is_label(text: str) -> bool:
    """Whether a heading says that a press release follows."""
    return any(topic in word_set("press_release") for topic in topics(text)) and not has("faq", text)


def find(source: Source, headings: Sequence[Heading], faq_line: int | None, after: int) -> Release | None:
    """Where the release is: under its label, else from the head of the document; up to the FAQ or the next part.

    Args:
        source: the document.
        headings: all of them, with the parts of a PR/FAQ that they open.
        faq_line: where the questions begin.
        after: where the text begins when no heading says "press release".
    """
    label = next((h for h in headings if is_label(h.text) and not (faq_line and h.line > faq_line)), None)
    start = label.line if label else after
    limit = faq_line - 1 if faq_line and faq_line > start else source.end
    later = [h for h in headings if start < h.line <= limit]
    end = limit
    for index, heading in enumerate(later):
        ends_here = rank(heading.level) <= (rank(label.level) if label and label.level != "l" else 2)
        if ends_here and not any(_belongs(other) for other in later[index:]):
            end = heading.line - 1
            break
    end = last_text(source, start, end)
    return (
        Release(start, end, label)
        if any(b.type != "heading" and start <= b.line <= end for b in source.blocks)
        else None
    )


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
        headings: all of them.
        title: the document's first heading, which may be the headline.
        known: the parts that headings open.
    """
    first = next(
        (h.line for h in headings if h.line > release.line and _belongs(h) and h.part != "headline"),
        release.end_line + 1,
    )
    lead = [
        b
        for b in source.blocks
        if release.line <= b.line < first
        and b.type not in {"html", "rule"}
        and not (release.label and b.line == release.label.line)
    ]
    yield from _head(source, lead, release, title)
    body = [
        b
        for b in source.blocks
        if b.type in _TEXT
        and not b.listed
        and release.line < b.line <= release.end_line
        or b in lead
        and b.type in _TEXT
    ]
    if "call_to_action" not in known:
        yield from _call_to_action(source, body)


def _head(source: Source, lead: Sequence[Block], release: Release, title: Heading | None) -> Iterator[Part]:
    """Headline, subtitle, dateline, summary, problem and solution, in the order in which releases have them."""
    rest = [block for block in lead if not _is_notice(block)]
    if not release.label and title and title.line >= release.line and is_headline(title.text):
        yield _part(source, "headline", title.line, title.line)
        rest = [block for block in rest if block.line > title.line]
    elif release.label and rest and _could_be_headline(rest, release):
        yield _part(source, "headline", rest[0].line, rest[0].line)
        rest = rest[1:] if "\n" not in rest[0].text or rest[0].type == "heading" else _second_line(rest)
    if len(rest) > 1 and _is_subtitle(rest[0]):
        yield _of(source, "subtitle", rest[0])
        rest = rest[1:]
    texts = [block for block in rest if block.type in _TEXT]
    if texts and (found := datelines.split(texts[0].text)):
        yield _part(source, "dateline", texts[0].line, texts[0].line)
        texts = texts if found[1].strip() else texts[1:]
    yield from _body(source, texts)


def _second_line(rest: Sequence[Block]) -> list[Block]:
    """A headline and what is under it in one paragraph, without a blank line between them."""
    block = rest[0]
    cut = Block(block.type, block.line + 1, block.end_line, block.depth, text=block.text.partition("\n")[2])
    return [cut, *rest[1:]]


def _is_notice(block: Block) -> bool:
    text = plain(block.text).casefold().strip(" :：*_-–—")
    return text in word_set("immediate") or (
        len(text.split()) <= 8 and any(text.startswith(w) for w in word_set("immediate"))
    )


def is_headline(text: str) -> bool:
    """Whether a title announces something and is not just the name of a document or product."""
    bare = plain(text)
    if (
        has("prfaq_label", bare)
        or has("press_release_title", bare)
        or bare.casefold() in word_set("document_labels")
    ):
        return False
    return len(bare.split()) >= 4 and (has("announce", bare) or len(bare.split()) >= 7) or _dense(bare) >= 12


def _dense(text: str) -> int:
    return sum(character >= "\u3040" for character in text)


def _could_be_headline(rest: Sequence[Block], release: Release) -> bool:
    block = rest[0]
    if block.type == "heading":
        return (
            not release.label or block.level > rank(release.label.level) or release.label.level in {"b", "l"}
        )
    first = block.text.partition("\n")[0]
    line = plain(first)
    if (
        block.type != "paragraph"
        or datelines.is_dateline(block.text)
        or len(rest) < 2
        or len(line.split()) > _LONGEST_HEADLINE
    ):
        return False
    emphasised = (
        (bold := bold_start(block.text)) is not None and not bold[1].strip(" \n") or is_italic(block.text)
    )
    alone = "\n" not in block.text and not line.endswith((".", "。", ":", "：")) and _dense(line) <= 60
    return (emphasised or alone) and len(line.split()) + _dense(line) >= 3


def _is_subtitle(block: Block) -> bool:
    """A single emphasised line or paragraph, a deeper heading, or one short line that is no sentence."""
    text = plain(block.text)
    if block.type == "heading":
        return True
    if (
        block.type != "paragraph"
        or datelines.is_dateline(block.text)
        or len(text.split()) > _LONGEST_SUBTITLE
        or not text
    ):
        return False
    bold = bold_start(block.text)
    if is_italic(block.text) or (bold and not bold[1].strip()):
        return True
    return len(text.split()) + _dense(text) // 2 <= 30 and not text.endswith(
        (".", "。", ":", "：", "?", "!", "！")
    )


def _body(source: Source, texts: Sequence[Block]) -> Iterator[Part]:
    paragraphs = [
        block
        for block in texts
        if not _is_quotation(block) and len(plain(block.text)) > 25 or _dense(block.text) > 12
    ]
    if not paragraphs:
        return
    first, *rest = paragraphs
    if (
        rest
        and _tells(first, "problem")
        and not has("announce", _opening(first))
        and has("announce", _opening(rest[0]))
    ):
        yield _of(source, "problem", first)
        first, *rest = rest
        yield _of(source, "summary", first)
        problem = first
    else:
        yield _of(source, "summary", first)
        problem = next((block for block in rest[:2] if _tells(block, "problem")), None)
        if problem:
            yield _of(source, "problem", problem)
    after = [
        block for block in rest if (not problem or block.line > problem.line) and not _acts(_opening(block))
    ]
    if after:
        yield _of(source, "solution", after[0])
    how = next((block for block in after[1:] if has("how_it_works", _opening(block))), None)
    if how:
        yield _of(source, "how_it_works", how)


def _is_quotation(block: Block) -> bool:
    return block.type == "quote" or plain(block.text).startswith(("“", "„", "«", "»", '"', "「", "『"))


def _opening(block: Block) -> str:
    return _SENTENCE.split(plain(block.text))[0]


def _tells(block: Block, concept: str) -> bool:
    return has(concept, _opening(block))


def _acts(sentence: str) -> bool:
    return has("call_to_action", sentence) and _ADDRESS.search(sentence) is not None


def _call_to_action(source: Source, body: Sequence[Block]) -> Iterator[Part]:
    """The last paragraph with a request to act; the line on which its sentence starts."""
    for block in reversed(body):
        offset = 0
        for sentence in _SENTENCE.split(block.text):
            at = block.text.find(sentence, offset)
            offset = at + len(sentence)
            if pattern("call_to_action").search(plain(sentence).casefold()) and (
                _ADDRESS.search(sentence) or block is body[-1]
            ):
                line = block.line + block.text.count("\n", 0, at)
                yield _part(source, "call_to_action", line, block.end_line)
                return


def _of(source: Source, name: str, block: Block) -> Part:
    return _part(source, name, block.line, block.end_line)


def _part(source: Source, name: str, line: int, end_line: int) -> Part:
    return Part(name, line, end_line, words.between(source, line, end_line), line)


def span(release: Release, parts: Mapping[str, Part], source: Source) -> Span:
    """The release's lines: from its label, else its headline, else its first paragraph."""
    return Span(release.line, release.end_line, words.between(source, release.line, release.end_line))
