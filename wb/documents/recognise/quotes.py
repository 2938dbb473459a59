"""Testimonials: quotations tied to a person or a role, and whose side that is."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from wb.documents import sentences
from wb.documents.model import Block, Heading, Quote, Speaker
from wb.documents.patterns import lazy
from wb.documents.recognise import names, sides
from wb.documents.recognise.inline import bold_start, plain
from wb.documents.recognise.phrases import has
from wb.documents.recognise.scripts import dense, has_dense
from wb.documents.recognise.source import Source

_MARKED = lazy(
    r"“(?P<a>[^“”]+)”|„(?P<b>[^„“”\"]+)[“”\"]|«(?P<c>[^«»]+)»|»(?P<d>[^«»]+)«|「(?P<e>[^「」]*(?:「[^「」]*」[^「」]*)*)」"
    r"|『(?P<f>[^『』]+)』|\"(?P<g>[^\"]+)\""
)
_SPEAKING = frozenset({"paragraph", "list_item"})
_DASH = lazy(r"^\W{0,3}(?:—|–|―|--|~|－|-(?=\s))\s*(?=\S)")
_AFTER = lazy(r"^[\s*_]*(?:—|–|―|--|-)\s*(?=\S)")
_IN_BRACKETS = lazy(r"[（(][^（）()]{2,60}[）)][。.]?")
_DASHES = ("—", "–", "―", "--", " -")
_FULL_STOPS = ".!?。！？"
_NEAR, _AROUND = 60, 400
"""Characters around a quotation in which a verb of speaking ties somebody to it; that are looked at."""
_LONG_WORDS, _LONG_CHARACTERS = 6, 12
"""A quotation below this is a term or a title, not a testimony."""
_SHORTEST = 0.5
"""Where a paragraph begins with a quotation, half of that is enough."""
_LONGEST_ATTRIBUTION, _LONGEST_SPEAKER = 25, 12
"""Words of an attribution; of one that a dash or bullet alone ties to its quotation."""
_QUOTE_PARTS: dict[str, Speaker] = {"leader_quote": "leader", "customer_quote": "customer"}


class Found(msgspec.Struct, frozen=True):
    """A quotation with what is said about its speaker, before the side is known."""

    line: int
    end_line: int
    text: str
    attribution: str


def recognise(
    source: Source, headings: Sequence[Heading], makers: frozenset[str], skip: range
) -> list[Quote]:
    """The testimonials of a document.

    Args:
        source: the document.
        headings: with the parts that they open.
        makers: the names of those who make the product, and the product's, in lower case.
        skip: lines in which nobody testifies: those of the FAQ.
    """
    titles = [heading for heading in headings if heading.part in _QUOTE_PARTS]
    found: list[Quote] = []
    for one in _all(source, titles):
        title, named = _over(one.line, titles), names.is_named(one.attribution)
        if one.line not in skip and (title or named or sides.has_role(one.attribution)):
            side = _side(one, title, makers, found)
            found.append(Quote(one.line, side, named, one.end_line, one.text, one.attribution))
    return found


def _over(line: int, titles: Sequence[Heading]) -> Heading | None:
    """The heading over a quotation that names a side."""
    index = bisect_right([title.line for title in titles], line) - 1
    return titles[index] if index >= 0 and line <= titles[index].end_line else None


def _side(one: Found, title: Heading | None, makers: frozenset[str], before: Sequence[Quote]) -> Speaker:
    """The side that the heading names; of later quotations below it, that of their own words first."""
    hint = _QUOTE_PARTS[title.part] if title and title.part else None
    told = sides.by_attribution(one.attribution, makers)
    first = hint and not (before and title and before[-1].line >= title.line)
    if first and (told is None or not title or not sides.names_no_side(title.text)):
        return hint or "other"
    leader_known = any(quote.by == "leader" for quote in before)
    if told == "leader" and leader_known and sides.is_user(one.text, one.attribution, makers):
        return "customer"
    return told or hint or sides.by_voice(one.text, leader_known=leader_known)


def _all(source: Source, titles: Sequence[Heading]) -> list[Found]:
    """Quotations in block quotes and in paragraphs; under a quote's heading, also unmarked text."""
    found = [*_block_quotes(source), *_in_paragraphs(source, titles)]
    taken = {line for one in found for line in range(one.line, one.end_line + 1)}
    for title in titles:
        section = range(title.line, title.end_line + 1)
        if taken.isdisjoint(section) and (text := _unmarked(source, title)):
            found.append(text)
    return sorted(found, key=lambda one: one.line)


def _block_quotes(source: Source) -> Iterator[Found]:
    """Block quotes that end, or are followed by, a line with the speaker."""
    group: list[Block] = []
    for block in [*source.blocks, Block("rule", source.end + 1, source.end + 1)]:
        if group and (not block.quoted or _ends_at(source, group[-1], block)):
            yield from _testimony(group, block)
            group = []
        if block.quoted and block.text:
            group.append(block)


def _ends_at(source: Source, block: Block, later: Block) -> bool:
    """Whether a testimony ends with a quoted block: it names the speaker, or the next line is not quoted."""
    between = source.lines[block.end_line : later.line - 1]
    named = _DASH.match(block.text.rpartition("\n")[2]) is not None
    return named or not all(line.lstrip().startswith(">") for line in between)


def _testimony(group: Sequence[Block], following: Block) -> Iterator[Found]:
    text = "\n".join(block.text for block in group)
    first, last = group[0].line, group[-1].end_line
    body, _, ending = text.rpartition("\n")
    listed = [block for block in group if block.type == "list_item"] == [group[-1]]
    if body and (listed or _DASH.match(ending)):
        yield Found(first, last, body, _speaker(ending))
    elif spoken := list(_spoken(text, first)):
        yield from spoken
    elif following.line <= last + 2 and following.text and _names_speaker(following):
        yield Found(first, following.end_line, text, _speaker(following.text))
    elif _long(text):
        yield Found(first, last, text, "")


def _names_speaker(block: Block) -> bool:
    """Whether the block after a quotation is hardly more than the speaker, after a dash or a bullet."""
    text = block.text.strip()
    short = len(text.split()) <= _LONGEST_SPEAKER and not text.endswith(("?", "？", ":", "："))
    return short and (_DASH.match(text) is not None or block.type == "list_item")


def _speaker(line: str) -> str:
    text = plain(_DASH.sub("", line).strip())
    if text.startswith(("“", "„", "«", "「", "『", '"')):
        return ""
    return text if len(text.split()) <= _LONGEST_ATTRIBUTION else ""


def _in_paragraphs(source: Source, titles: Sequence[Heading]) -> Iterator[Found]:
    for block, following in pairwise([*source.blocks, Block("rule", source.end + 1, source.end + 1)]):
        if block.type not in _SPEAKING or block.quoted or (block.text.isascii() and '"' not in block.text):
            continue
        spoken = list(_spoken(block.text, block.line))
        yield from spoken
        if not spoken and (quotation := _opening(block.text)):
            near = block.type == "paragraph" and following.line <= block.end_line + 2
            speaker = _speaker(following.text) if near and _names_speaker(following) else ""
            if speaker or _over(block.line, titles):
                yield Found(block.line, following.end_line if speaker else block.end_line, quotation, speaker)


def _opening(text: str) -> str:
    """A long quotation with which a paragraph begins; empty when it does not."""
    bare = text.lstrip("*_ ")
    match = _MARKED.match(bare)
    return match[0] if match and _long(match[0]) else ""


def _spoken(text: str, line: int) -> Iterator[Found]:
    """The first long quotation in a paragraph that words around it tie to somebody."""
    begins = _begins(text)
    for match in _MARKED.finditer(text):
        opens = match.start() == begins
        if _long(match[0], at_least=_SHORTEST if opens else 1) and (speaker := _tied(text, match, opens)):
            start = line + text.count("\n", 0, match.start())
            yield Found(start, line + text.count("\n"), match[0], speaker)
            return


def _begins(text: str) -> int:
    """Where a paragraph's own words begin: behind a label in bold that closes as one."""
    label = bold_start(text)
    start = label[1] if label and label[0].endswith((".", ":", "：", "。")) else 0
    return len(text) - len(text[start:].lstrip("*_ "))


def _tied(text: str, quotation: re.Match[str], opens: bool) -> str:
    """Who is said to have spoken: after a dash, in brackets, beside a verb of speaking, behind the marks."""
    before = plain(text[max(0, quotation.start() - _AROUND) : quotation.start()])
    rest = text[quotation.end() : quotation.end() + _AROUND]
    after = next((rest[start:end] for start, end in sentences.split(rest)), rest)
    after = plain(_MARKED.sub("", after))
    if before.endswith(_DASHES):  # an aside between dashes
        return ""
    if _AFTER.match(after) or _IN_BRACKETS.fullmatch(after):
        return _speaker(after)
    if has("said", after[:_NEAR]) or has("said", before[-_NEAR // 2 :]):
        return f"{_last_sentence(before)} {after}".strip(" ,")
    if _presents(before):
        return before.strip(":： ")
    behind = after.lstrip(", ")
    bare = opens and behind[:1].isupper() and "," in behind
    return behind if bare and len(behind.split()) <= _LONGEST_SPEAKER else ""


def _presents(text: str) -> bool:
    """Whether a quotation follows on hardly more than a person with a role: "Ann Lee, nurse:"."""
    short = text.endswith((":", "：")) and len(text.split()) <= _LONGEST_SPEAKER
    return short and names.is_named(text) and (sides.has_role(text) or has_dense(text))


def _last_sentence(text: str) -> str:
    spans = list(sentences.split(text))
    return text[spans[-1][0] :] if spans and text.rstrip()[-1:] not in _FULL_STOPS else ""


def _unmarked(source: Source, heading: Heading) -> Found | None:
    """The text under a quote's heading, or after its label, where nothing marks it as a quotation."""
    text = source.shown(heading.line, heading.end_line)
    head = source.visible[heading.line - 1]
    at = re.search(r"[:：】.]", head) if heading.level in {"b", "l"} else None
    rest = head[at.end() :] if at else ""
    body = f"{rest}\n{text.partition(chr(10))[2]}"
    if not _long(body):
        return None
    offset = next(n for n, line in enumerate(body.split("\n")) if line.strip(" *_"))
    return Found(heading.line + offset, heading.end_line, body.strip(), "")


def _long(text: str, at_least: float = 1) -> bool:
    """Whether a text is too long for a term or a title; ``at_least`` lowers the bar."""
    return len(text.split()) >= _LONG_WORDS * at_least or dense(text) >= _LONG_CHARACTERS * at_least
