"""Text that was to be replaced: brackets to fill, ``TBD``, dummy names, a template's guidance left in."""

import re
from collections.abc import Iterator
from functools import cache

from wb.documents.model import Block, Placeholder
from wb.documents.recognise.inline import plain
from wb.documents.recognise.masking import comments
from wb.documents.recognise.phrases import has, pattern
from wb.documents.recognise.source import Source
from wb.documents.wording import words

_BRACKETS = re.compile(
    r"(?<![!\]\w\\])\[(?!\^|[ xX]\]|!)(?P<text>[^\[\]]{1,200}?)\](?![(\[:])|【(?P<boxed>[^【】]{1,60})】|(?P<braces>\{\{\s?[\w .-]{2,40}\s?\}\}|\{[A-Z_ ]{2,40}\})"
)
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]*(?:[ /_-]+[A-Z0-9]+)+|[A-Z]{4,}|[XY]{2,}[\w.,/ -]*")
_MARKS = re.compile(
    r"(?<![\w/.@])(?:@x{3,}|x\.y(?:\.z)?|X\.Y(?:\.Z)?|XX+(?:\.X+)?)(?![\w/])|(?<!\w)[Ll]orem ipsum"
)
_GUIDANCE = re.compile(r"^\s*guidance\s*:", re.IGNORECASE)
_DIRECTIVE = re.compile(
    r"^\s*(?:wb\s*:|markdownlint|prettier|toc|/?toc|end|begin|vale|cspell|textlint|lint|no\s?toc|#|:|source\b|copyright|spdx|@)",
    re.IGNORECASE,
)

_SAME = 12
"""Characters after a dummy name within which another belongs to it: ``John Doe at ACME``."""


def recognise(source: Source) -> list[Placeholder]:
    """All placeholders, top to bottom."""
    found = [*_inline(source), *_comments(source), *_guidance(source)]
    return sorted(found, key=lambda one: (one.line, one.column))


def _inline(source: Source) -> Iterator[Placeholder]:
    definitions = _definitions(source)
    for number, line in enumerate(source.visible[source.start - 1 :], source.start):
        taken: list[range] = []
        for match in _BRACKETS.finditer(line):
            text = match["text"] or match["boxed"] or ""
            if text.casefold() not in definitions and (
                match["braces"] or _to_be_filled(text, boxed=bool(match["boxed"]))
            ):
                taken.append(range(*match.span()))
                yield _at(number, match.span(), match[0])
        for match in [*_words().finditer(line), *_MARKS.finditer(line)]:
            if not any(match.start() in span for span in taken):
                taken.append(range(match.start(), match.end() + _SAME))
                yield _at(number, match.span(), match[0])
    yield from _in_code(source)


def _at(number: int, span: tuple[int, int], text: str) -> Placeholder:
    return Placeholder(number, span[0] + 1, number, span[1] + 1, text)


@cache
def _words() -> re.Pattern[str]:
    """Words and names that stand for something still to come; short ones in capitals only."""
    short = [word for word in words("placeholders") if len(word) <= 5 and word.isascii()]
    long = [word for word in words("placeholders") if word not in short]
    names = [re.escape(word) for word in words("dummies")]
    either = "|".join([re.escape(word) for word in long if word.isascii() is False or " " in word])
    capitals = "|".join(word.upper() for word in short)
    return re.compile(
        rf"(?<!\w)(?:{capitals})(?!\w)|(?:(?<=^)|(?<=[:(|–—-] )|(?<=[：（\[(]))(?:{either})(?!\w)|(?<!\w)(?i:{'|'.join(names)})(?!\w)"
    )


def _definitions(source: Source) -> frozenset[str]:
    """The labels of reference links that the document defines, in lower case."""
    lines = (line for line in source.visible if "]:" in line)
    return frozenset(
        match[1].casefold() for line in lines if (match := re.match(r" {0,3}\[([^\[\]]+)\]:", line))
    )


def _to_be_filled(text: str, *, boxed: bool) -> bool:
    """Whether what stands in brackets is an instruction, and not a footnote or the name of a missing link."""
    bare = plain(text).strip()
    if not bare or bare.isdigit() or bare in {"...", "…"}:
        return bare in {"...", "…"}
    if _CAPITALS.fullmatch(bare) or has("fillers", bare) or "…" in bare or "..." in bare:
        return True
    if boxed:  # 【…】 are labels as well
        return False
    phrase = len(bare.split()) > 1 and (
        bare[0].islower() or "," in bare or " / " in bare or bare.endswith(".")
    )
    return phrase or _dense_phrase(bare)


def _dense_phrase(text: str) -> bool:
    return sum(character >= "\u3040" for character in text) >= 4


def _in_code(source: Source) -> Iterator[Placeholder]:
    """Code hides placeholders only where they read as no variable: a handle of x's, several words in capitals."""
    for block in source.blocks:
        for number in range(block.line, block.end_line + 1):
            line = source.lines[number - 1]
            pattern_ = _CODE_HANDLE if block.type == "code" else _CODE_BRACKET
            if "`" in line or block.type == "code":
                for match in pattern_.finditer(line):
                    if source.visible[number - 1][match.start()] == " ":
                        yield _at(number, match.span(), match[0])


_CODE_HANDLE = re.compile(r"(?<!\w)@x{4,}(?!\w)")
_CODE_BRACKET = re.compile(r"\[[A-Z]+(?: [A-Z]+)+\]|(?<!\w)@x{4,}(?!\w)")


def _comments(source: Source) -> Iterator[Placeholder]:
    """HTML comments that speak to the writer."""
    text = "\n".join(_without_code(source))
    for start, end in comments(text):
        inside = text[start + 4 : end - 3]
        words_ = inside.split()
        if _GUIDANCE.match(inside) or (
            len(words_) >= 4 and not _DIRECTIVE.match(inside) and has("guidance", inside)
        ):
            line, column = _place(text, start)
            end_line, end_column = _place(text, end)
            yield Placeholder(
                line, column, end_line, end_column, text[start:end].split("\n", 1)[0], guidance=True
            )


def _without_code(source: Source) -> list[str]:
    lines = list(source.lines)
    for number in range(1, source.start):
        lines[number - 1] = ""
    for block in source.blocks:
        if block.type == "code":
            for number in range(block.line, block.end_line + 1):
                lines[number - 1] = ""
    return lines


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _guidance(source: Source) -> Iterator[Placeholder]:
    """Block quotes and paragraphs in italics that tell the writer what belongs there: their first line."""
    last = 0
    for block in source.blocks:
        if block.quoted and block.type == "quote" and block.line > last + 1 and _instructs(block):
            line = source.lines[block.line - 1]
            start = len(line) - len(line.lstrip("> \t"))
            yield Placeholder(block.line, start + 1, block.line, len(line) + 1, line[start:], guidance=True)
        if block.quoted:
            last = block.end_line


def _instructs(block: Block) -> bool:
    text = plain(block.text).casefold()
    found = pattern("guidance").search(text)
    return found is not None and found.start() == 0
