"""The head of a press release: headline, subtitle and dateline, told by their looks and their order."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from wb.documents.model import Block, Heading
from wb.documents.patterns import lazy
from wb.documents.recognise import datelines
from wb.documents.recognise.inline import is_bold, is_italic, plain
from wb.documents.recognise.phrases import has, normal, pattern
from wb.documents.recognise.scripts import dense
from wb.documents.wording import word_set

_LONGEST_HEADLINE, _LONGEST_SUBTITLE, _LONGEST_PLAIN_SUBTITLE, _LONGEST_NOTICE = 26, 45, 30, 12
"""Words."""
_LONGEST_LABEL = 3
"""Words of a line that calls the document a release with its questions: ``Amazon-style PR/FAQ``."""
_LEADING_LINES = 8
"""Lines of a paragraph that may each stand for themselves."""
_SENTENCE_ENDS = (".", "。", ":", "：", "?", "？", "!", "！")
_SENTENCE_INSIDE = lazy(r"[^\W\d_]{3,}[.!?]\s|[。！？]")
_LABEL_END = lazy(r"^[\W_]+")
_KEY = lazy(r"([^:：]{2,30})[:：]")
_TEXT = frozenset({"paragraph", "quote"})


def is_headline(text: str) -> bool:
    """Whether a title announces something and is not just the name of a document or product."""
    bare = plain(text)
    if bare.casefold() in word_set("document_labels"):
        return False
    own = pattern("prfaq_label").sub("", bare.casefold())
    own = _LABEL_END.sub("", pattern("press_release_title").sub("", own))
    words = len(own.split())
    if own != bare.casefold():  # "Press release: …", or the title of a document of release and questions
        return has("announce", own) and not has("faq", own) and (words >= 5 or dense(own) >= 12)
    return words >= 7 or (words >= 4 and has("announce", own)) or dense(own) >= 12


def read(
    blocks: Sequence[Block], label: Heading | None, title: Heading | None, *, headed: bool
) -> tuple[dict[str, Block], list[Block]]:
    """Headline, subtitle and dateline as far as they are there, and the paragraphs after them.

    Args:
        blocks: the release up to its first part with a heading.
        label: the heading that says "press release".
        title: the document's title, which is the headline if it announces something.
        headed: whether a heading calls something the headline.
    """
    found: dict[str, Block] = {}
    announces = title is not None and is_headline(title.text) and (not label or has("announce", title.text))
    below = title is not None and (label is None or title.line > label.line)
    wanted = not headed and not (announces and below)
    pieces = [p for block in blocks for p in _pieces(block) if not (title and p.line == title.line)]
    body = len(pieces)
    for index, piece in enumerate(pieces):
        last = index + 1 == len(pieces)
        opening = datelines.split(piece.text) if piece.type in _TEXT else None
        if opening or (not last and _is_place_of(piece, pieces[index + 1])):
            found.setdefault("dateline", replace(piece, end_line=piece.line))
        elif wanted and (piece.type == "heading" or not last) and _could_be_headline(piece, label):
            found["headline"], wanted = piece, False
        elif not wanted and (_is_subtitle(piece, alone=last) or _is_above_dateline(pieces, index, found)):
            found.setdefault("subtitle", piece)
        elif piece.type in _TEXT:
            body = index
            break
        if opening and opening[1].strip():
            body = index
            break
    if announces and title and not headed:
        found.setdefault("headline", Block("heading", title.line, title.line, text=title.text))
    return found, [piece for piece in pieces[body:] if piece.type in _TEXT]


def _is_above_dateline(pieces: Sequence[Block], index: int, found: Mapping[str, Block]) -> bool:
    """Whether a short paragraph stands between headline and dateline: a sentence may be a subtitle there."""
    piece, following = pieces[index], pieces[index + 1 : index + 2]
    first = piece.type == "paragraph" and found.keys().isdisjoint(("subtitle", "dateline"))
    short = len(plain(piece.text).split()) <= _LONGEST_SUBTITLE
    return first and short and any(datelines.is_dateline(block.text) for block in following)


def _is_place_of(piece: Block, following: Block) -> bool:
    """Whether a line is the place of a dateline whose date stands on the next."""
    return datelines.is_place(piece.text) and datelines.is_dateline(following.text)


def _pieces(block: Block) -> Iterator[Block]:
    """A paragraph cut after each leading line that stands for itself; notices are left out."""
    if block.type == "heading":
        yield block
    if block.type not in _TEXT:
        return
    rest = block
    for _ in range(_LEADING_LINES):
        line, _, below = rest.text.partition("\n")
        if not below or _is_emphasised(rest.text) or not _stands_alone(line):
            break
        if not is_notice(line):
            yield replace(rest, end_line=rest.line, text=line)
        rest = replace(rest, line=rest.line + 1, text=below)
    if not is_notice(rest.text):
        yield rest


def _stands_alone(line: str) -> bool:
    opening = datelines.split(line)
    dateline = opening is not None and not opening[1].strip()
    return dateline or is_notice(line) or _is_emphasised(line) or line.endswith(("  ", "\\"))


def is_notice(text: str) -> bool:
    """Lines such as "for immediate release", or facts about the document such as "Status: draft"."""
    return all(_is_notice_line(plain(line).casefold().strip(" :：*_-–—")) for line in text.split("\n"))


def _is_notice_line(line: str) -> bool:
    key = _KEY.match(line)
    about = key is not None and normal(key[1]) in word_set("metadata")
    if len(line.split()) <= _LONGEST_LABEL and has("prfaq_label", line):
        return True
    return about or (len(line.split()) <= _LONGEST_NOTICE and line.startswith(tuple(word_set("immediate"))))


def _is_emphasised(text: str) -> bool:
    """Whether all of the text is set in bold or italics."""
    return is_italic(text) or is_bold(text)


def _could_be_headline(piece: Block, label: Heading | None) -> bool:
    """A heading, an emphasised line, or a line that is no sentence."""
    if piece.type == "heading":
        return label is not None or is_headline(piece.text)
    line = plain(piece.text)
    words = len(line.split())
    if words > _LONGEST_HEADLINE or words + dense(line) < 3:
        return False
    return _is_emphasised(piece.text) or (
        "\n" not in piece.text.strip() and not line.endswith(_SENTENCE_ENDS) and dense(line) <= 60
    )


def _is_subtitle(piece: Block, *, alone: bool) -> bool:
    """A deeper heading, an emphasised paragraph, or one short line that is no sentence."""
    line = plain(piece.text)
    words = len(line.split())
    if piece.type == "heading":
        return True
    if not line or words > _LONGEST_SUBTITLE:
        return False
    short = words + dense(line) // 2 <= _LONGEST_PLAIN_SUBTITLE
    sentence = line.endswith(_SENTENCE_ENDS) or _SENTENCE_INSIDE.search(line)
    return _is_emphasised(piece.text) or (not alone and short and not sentence)
