"""Headings that Markdown or HTML mark as such, and what all headings have: rank, section, anchor."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from wb.documents.model import Heading, Level
from wb.documents.patterns import lazy
from wb.documents.recognise.inline import plain, without_comments
from wb.documents.recognise.source import Source

_OPEN = lazy(r"<h([1-6])(?:\s[^<>]*)?>", re.IGNORECASE)
_ID = lazy(r"""<[a-zA-Z][^<>]*\s(?:id|name)\s*=\s*["']?([^\s"'<>]+)""")
_EMPTY = lazy(r"\s*(?:([-*_])(?:\s*\1){2,}\s*)?")
_RULE = "-*_ \t"
"""What thematic breaks are made of."""
_LINES = 10
"""Lines after its opening tag in which a heading in HTML is closed."""
_NOT_SLUG = lazy(r"[^\w\- ]")


def marked(source: Source) -> list[Heading]:
    """ATX, setext and HTML headings, top to bottom; empty ones are none."""
    found = [*_markdown(source), *_html(source), *_underlined_numbers(source)]
    return sorted(found, key=lambda heading: heading.line)


def _markdown(source: Source) -> Iterator[Heading]:
    for block in source.blocks:
        if block.type == "heading" and not block.quoted and plain(block.text):
            yield Heading(block.line, block.level, " ".join(without_comments(block.text).split()))


def _underlined_numbers(source: Source) -> Iterator[Heading]:
    """``1. Goals`` with a line of dashes below: to CommonMark a list and a rule, to its writer a heading."""
    for block in source.blocks:
        if (
            block.type == "list_item"
            and block.marker[:-1].isdigit()
            and block.depth == 1
            and block.line < source.end
        ):
            underline = source.lines[block.line].strip()
            if len(underline) > 2 and set(underline) in ({"-"}, {"="}):
                yield Heading(
                    block.line, 1 if underline[0] == "=" else 2, source.lines[block.line - 1].strip()
                )


def _html(source: Source) -> Iterator[Heading]:
    """``<h1>`` to ``<h6>``, also where tag and text stand on different lines; the line is the text's."""
    for block in source.blocks:
        own = source.shown(block.line, block.end_line) if block.type == "html" else ""
        if "<h" not in own.lower():
            continue
        text = source.shown(block.line, block.end_line + _LINES)
        for opening in _OPEN.finditer(text, 0, len(own)):
            end = text.lower().find(f"</h{opening[1]}", opening.end())
            inside = text[opening.end() : end if end >= 0 else len(own)]
            if words := plain(inside):
                before = text[: opening.end()] + inside[: len(inside) - len(inside.lstrip())]
                yield Heading(block.line + before.count("\n"), int(opening[1]), words)


def rank(level: Level) -> int:
    """How deep a heading stands: 1 to 6, and 7 for bold lines and labels, which any heading ends."""
    return level if isinstance(level, int) else 7


def with_sections(headings: Iterable[Heading], source: Source) -> list[Heading]:
    """The headings with the last line of their sections: up to the next one that is not deeper."""
    ordered = list(headings)
    ends: list[int] = [source.end] * len(ordered)
    open_ones: list[int] = []
    for index, heading in enumerate(ordered):
        while open_ones and rank(ordered[open_ones[-1]].level) >= rank(heading.level):
            ends[open_ones.pop()] = heading.line - 1
        open_ones.append(index)
    return [
        replace(heading, end_line=last_text(source, heading.line, end))
        for heading, end in zip(ordered, ends, strict=True)
    ]


def last_text(source: Source, line: int, end_line: int) -> int:
    """The last line of the range that is neither blank nor a thematic break; at least ``line``."""
    while end_line > line and _is_empty(source.lines[end_line - 1]):
        end_line -= 1
    return end_line


def _is_empty(line: str) -> bool:
    return not line or (not line.strip(_RULE) and _EMPTY.fullmatch(line) is not None)


def anchors(headings: Iterable[Heading], source: Source) -> frozenset[str]:
    """What links may point at: headings as GitHub names them, and ids given in HTML."""
    found: set[str] = set()
    times: Counter[str] = Counter()
    for heading in headings:
        if isinstance(heading.level, int):
            slug = _NOT_SLUG.sub("", plain(heading.text).lower()).replace(" ", "-")
            found.add(f"{slug}-{times[slug]}" if times[slug] else slug)
            times[slug] += 1
    for line in source.visible:
        if "<" in line:
            found.update(_ID.findall(line))
    return frozenset(found)
