"""The press release: its lines, and the parts that only their position and wording tell."""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from wb.documents import sentences
from wb.documents.model import Block, Heading
from wb.documents.patterns import lazy
from wb.documents.recognise import datelines, lead, story
from wb.documents.recognise.headings import last_text, rank
from wb.documents.recognise.inline import plain
from wb.documents.recognise.makers import products
from wb.documents.recognise.phrases import has, normal, pattern, topics
from wb.documents.recognise.scripts import has_dense
from wb.documents.recognise.source import Source
from wb.documents.wording import word_set

_ADDRESS = lazy(
    r"https?://|www\.|\]\(|`[^`\s]+`|[\w.]+@[\w-]+\."
    r"|\b[\w-]+\.(?:com|org|net|io|dev|app|de|jp|cn|fr|es|ch|eu|uk|example)\b"
)
_TEXT = frozenset({"paragraph", "quote"})
_HEADLINE_WITHIN = 5
"""Lines below its label in which a release has its headline, whatever that heading's level."""
_EARLY = 40
"""Characters within which a request without an address begins its sentence."""


class Release(msgspec.Struct, frozen=True):
    """The lines of a press release; ``label`` is the heading that says what it is, if one does."""

    line: int
    end_line: int
    label: Heading | None


def is_label(text: str) -> bool:
    """Whether a heading says that a press release follows."""
    asked = has("faq", text) or has("faq_label", text)
    return not asked and any(topic in word_set("press_release") for topic in topics(text))


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
    end = last_text(source, start, _last(headings, label, start, limit))
    has_text = any(block.type != "heading" for block in source.blocks_in(start, end))
    return Release(start, end, label) if has_text else None


def _start(source: Source, headings: Sequence[Heading], title: Heading | None) -> int:
    """Where a release without a label begins: its headline, else the first text below the title."""
    if title and lead.is_headline(title.text):
        return title.line
    labels = [h.line for h in headings if normal(h.text) in word_set("prfaq_label")]
    after = labels[0] if labels else title.line if title else 0
    texts = (b for b in source.blocks if b.type in _TEXT and b.line > after and not lead.is_notice(b.text))
    first = next((block.line for block in texts), source.start)
    near = (h for h in headings if after < h.line <= first + _HEADLINE_WITHIN and lead.is_headline(h.text))
    return next((heading.line for heading in near if heading.part is None), first)


def _last(headings: Sequence[Heading], label: Heading | None, start: int, limit: int) -> int:
    """The line before the first heading that begins something else: no part of the release follows it."""
    later = [heading for heading in headings if start < heading.line <= limit]
    own = max((heading.line for heading in later if _belongs(heading)), default=0)
    if label and later and later[0].line - start <= _HEADLINE_WITHIN:
        later = later[1:]  # its headline
    deepest = 2 if label is None else min(rank(label.level), 6)
    others = (heading.line for heading in later if rank(heading.level) <= deepest and heading.line > own)
    return next(others, limit + 1) - 1


def _belongs(heading: Heading) -> bool:
    return heading.part is not None and heading.part not in {"faq", "appendix"}


def positional(
    source: Source, release: Release, headings: Sequence[Heading], title: Heading | None
) -> dict[str, Block]:
    """The parts of a release by position; those that headings open go before them.

    Args:
        source: the document.
        release: its lines.
        headings: those inside it.
        title: the document's title, which may be the headline.
    """
    inside = list(_blocks(source, release, headings))
    first = min((h.line for h in headings if _belongs(h) and h.part != "headline"), default=source.end + 1)
    headed = any(heading.part == "headline" for heading in headings)
    above = [block for block in inside if block.line < first]
    found, texts = lead.read(above, release.label, title, headed=headed)
    if "dateline" not in found and (dated := _dateline_below(inside, first)):
        found["dateline"] = dated
    headline = found["headline"].text if "headline" in found else ""
    told = story.read([b for b in texts if not _acts(story.opening(b))], products(title, headline, texts))
    acts = _call_to_action([b for b in inside if b.type in _TEXT and not b.listed])
    return found | told | ({"call_to_action": acts} if acts else {})


def _dateline_below(inside: Sequence[Block], heading: int) -> Block | None:
    """The line with which the first paragraph below the first part's heading opens, if that is a dateline."""
    below = next((block for block in inside if block.line > heading and block.type in _TEXT), None)
    opening = datelines.split(below.text) if below else None
    placed = opening is not None and datelines.has_place(opening[0])
    return replace(below, end_line=below.line) if below and placed else None


def _blocks(source: Source, release: Release, headings: Sequence[Heading]) -> Iterator[Block]:
    """The blocks of a release without its label; headings in HTML among them."""
    blocks = [b for b in source.blocks_in(release.line, release.end_line) if b.type != "heading"]
    blocks += [Block("heading", h.line, h.line, text=h.text) for h in headings if isinstance(h.level, int)]
    label = release.label.line if release.label else 0
    return (block for block in sorted(blocks, key=lambda one: one.line) if block.line != label)


def _acts(sentence: str) -> bool:
    return _may_have_address(sentence) and has("call_to_action", sentence) and _has_address(sentence)


def _may_have_address(sentence: str) -> bool:
    """Whether a sentence has a character, but for its full stop, without one of which it has no address."""
    return "." in sentence[:-1] or any(sign in sentence for sign in ("://", "](", "`", "@"))


def _has_address(sentence: str) -> bool:
    return _ADDRESS.search(sentence) is not None


def _call_to_action(body: Sequence[Block]) -> Block | None:
    """The last sentence with a request to act and an address; in the last paragraph the request is enough."""
    for block in reversed(body):
        for start, end in sentences.split(block.text):
            if _calls(block.text[start:end], last=block is body[-1]):
                line = block.line + block.text.count("\n", 0, start)
                return Block("paragraph", line, block.end_line, text=block.text[start:])
    return None


def _calls(sentence: str, *, last: bool) -> bool:
    found = pattern("call_to_action").search(plain(sentence).casefold())
    if found is None:
        return False
    return _has_address(sentence) or (last and (found.start() < _EARLY or has_dense(sentence)))
