"""The parts of a document: those that headings, run-ins and labels open, then those that position and wording tell."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from wb.documents.kind import Kind
from wb.documents.model import Heading, Part, Quote, Span
from wb.documents.recognise import words
from wb.documents.recognise.phrases import has, part_index, part_of, pattern, topics
from wb.documents.recognise.source import Source
from wb.documents.wording import word_set

QUOTE_PARTS = {"leader_quote": "leader", "customer_quote": "customer"}


def opened(headings: Sequence[Heading], spec: Kind | None) -> list[Heading]:
    """The headings, each with the part of the kind that it opens."""
    index = part_index([spec]) if spec else {}
    return [replace(heading, part=part_of(heading.text, index)) for heading in headings]


def by_heading(headings: Sequence[Heading], source: Source) -> tuple[dict[str, Part], list[Heading]]:
    """The parts that headings open, and the headings that open one again at the same level or above."""
    found: dict[str, Part] = {}
    first: dict[str, Heading] = {}
    repeated = []
    for heading in headings:
        if heading.part is None:
            continue
        if heading.part not in found:
            found[heading.part] = _part(heading.part, heading, source)
            first[heading.part] = heading
        elif heading.line > first[heading.part].end_line:
            repeated.append(heading)
    return found, repeated


def _part(name: str, heading: Heading, source: Source) -> Part:
    below = range(_last_line(source, heading) + 1, heading.end_line + 1)
    text_line = next((n for n in below if source.visible[n - 1].strip()), None)
    if heading.level in {"b", "l"} and _follows_on_its_line(source, heading):
        text_line = heading.line
    first = heading.line if text_line == heading.line else heading.line + 1
    count = words.between(source, first, heading.end_line)
    return Part(name, heading.line, heading.end_line, count, text_line)


def _last_line(source: Source, heading: Heading) -> int:
    """The last line of the heading itself: the underline where it has one."""
    own = (block.end_line for block in source.blocks if block.line == heading.line)
    return next(own, heading.line) if heading.level in {1, 2} else heading.line


def _follows_on_its_line(source: Source, heading: Heading) -> bool:
    return words.count(source.masked[heading.line - 1]) > words.count(heading.text)


def of_quotes(quotes: Sequence[Quote], within: Span | None, source: Source) -> dict[str, Part]:
    """The parts that quotations are: the first of a leader and of a customer in the release."""
    found: dict[str, Part] = {}
    for quote in quotes:
        name = f"{quote.by}_quote"
        if (
            name in QUOTE_PARTS
            and name not in found
            and (within is None or within.line <= quote.line <= within.end_line)
        ):
            count = words.between(source, quote.line, quote.end_line)
            found[name] = Part(name, quote.line, quote.end_line, count, quote.line)
    return found


def appendix(headings: Sequence[Heading]) -> Heading | None:
    """The heading of the first appendix."""
    return next((heading for heading in headings if is_appendix(heading.text)), None)


def is_appendix(text: str) -> bool:
    """Whether a heading opens an appendix: ``Appendix``, ``Appendix B: …``, ``付録1``."""
    first = topics(text)[0] if topics(text) else ""
    match = pattern("appendix").match(first)
    return match is not None and (match.end() == len(first) or len(first.split()) <= 12)


def ask_sentence(source: Source, headings: Sequence[Heading]) -> Part | None:
    """The first sentence that asks for a decision, where no heading does."""
    for block in source.blocks:
        if block.type == "paragraph" and not block.quoted:
            for number in range(block.line, block.end_line + 1):
                if has("ask", source.masked[number - 1]):
                    return Part(
                        "ask", number, block.end_line, words.between(source, number, block.end_line), number
                    )
    return None
