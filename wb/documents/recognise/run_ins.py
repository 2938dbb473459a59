"""Headings that only look like headings: bold lines, bold run-ins, labels such as ``Customer problems:``.

Each is a candidate at first. Which of them open something is decided when the kind and the FAQ are
known: a bold question is no heading, and a label counts only where it names a part.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from wb.documents.model import Block, Heading
from wb.documents.patterns import lazy
from wb.documents.recognise import audiences
from wb.documents.recognise.datelines import is_dateline
from wb.documents.recognise.inline import bold_start, line_from, line_starts, plain
from wb.documents.recognise.phrases import normal, part_of
from wb.documents.recognise.scripts import dense
from wb.documents.recognise.source import Source
from wb.documents.wording import word_set

LONGEST_LINE, LONGEST_RUN_IN, LONGEST_ALONE = 14, 14, 5
"""Words of a bold line; of a run-in among others of its sort; of a run-in that stands alone."""

_ENTRIES = 2
"""Run-ins of one name; more are the fields of several entries."""
_TEXTS = frozenset({"paragraph", "list_item"})
_ENDS_RUN_IN = (".", ":", "?", "!", "。", "：", "？", "！")
_DASH = lazy(r"\s*[:：]|\s+[—–-]\s")
_BULLET = lazy(r"^[■●◆▼◇▶□◎]\s*")
_LONGEST_LABEL = 60
"""Characters before whose end a label must be over."""
_LABEL = lazy(
    r"(?:[■●◆▼◇▶□◎]\s*)?(?:【(?P<boxed>[^】\n]{1,30})】|(?P<plain>[^\s:：*`#>|\[][^:：\n]{1,48}?)\s?[:：])(?=\s|\S)"
)
_MARK = lazy(r"^\W*(?:\w{1,2}|\w{1,10}\s?\d{1,3})\W*$")


def bold(source: Source, index: Mapping[str, str]) -> list[Heading]:
    """Bold lines and bold run-ins that name what follows.

    Args:
        source: the document.
        index: part names by wording, of all kinds.
    """
    titles: list[Heading] = []
    run_ins: list[tuple[int, str]] = []
    for block in source.blocks:
        starts = list(_starts(block)) if block.type == "paragraph" and _could_start(block) else []
        if any(_is_metadata(inside) for _, inside, _ in starts):
            continue
        for line, inside, rest in starts:
            alone = not rest.strip(" :：")
            if not _names_something(inside, rest):
                continue
            if alone and _is_title(inside):
                titles.append(Heading(line, "b", plain(inside).rstrip(":：")))
            elif not alone and (inside.endswith(_ENDS_RUN_IN) or _DASH.match(rest)):
                run_ins.append((line, inside))
    return sorted([*titles, *_run_ins(source, run_ins, index)], key=lambda heading: heading.line)


def _could_start(block: Block) -> bool:
    """Whether a paragraph stands for itself and has a sign of what is bold."""
    return not (block.listed or block.quoted) and any(sign in block.text for sign in ("**", "__", "<"))


def _starts(block: Block) -> Iterator[tuple[int, str, str]]:
    """Where lines of a paragraph start in bold: the line, what is bold, what follows it on its last line."""
    for number, start in line_starts(block.text):
        if started := bold_start(block.text, start):
            inside, end = started
            yield block.line + number, inside, line_from(block.text, end)


def _is_metadata(inside: str) -> bool:
    """A fact about the document, such as ``Status`` or ``Status: draft``."""
    return bool({normal(inside), normal(inside.partition(":")[0])} & word_set("metadata"))


def _names_something(inside: str, rest: str) -> bool:
    """Not a remark, a notice, an answer mark, a dateline."""
    names = {normal(inside), plain(inside).casefold().strip(" :")}
    if names & (word_set("remarks") | word_set("immediate") | {""}):
        return False
    return not _MARK.match(inside) and not is_dateline(inside + rest)


def _size(text: str) -> int:
    """Words; in scripts without blanks two characters count as one."""
    bare = plain(text)
    return len(bare.split()) + dense(bare) // 2


def _is_title(text: str) -> bool:
    """Whether a line wholly in bold is short enough for a title, and no sentence."""
    words = _size(text)
    return words <= LONGEST_LINE and (not text.endswith((".", "。", ",")) or words <= LONGEST_ALONE)


def _run_ins(source: Source, found: Sequence[tuple[int, str]], index: Mapping[str, str]) -> Iterator[Heading]:
    """Run-ins that name a part, stand among others of their sort, or are too short for a sentence."""
    sections = [block.line for block in source.blocks if block.type == "heading"]
    home = {line: bisect_left(sections, line) for line, _ in found}
    siblings = Counter(home.values())
    names = Counter(normal(text) for _, text in found)
    for line, text in found:
        if names[normal(text)] > _ENTRIES:
            continue
        words = _size(text)
        limit = LONGEST_RUN_IN if siblings[home[line]] > 1 else LONGEST_ALONE
        if part_of(text, index) or (words <= limit and not text[0].islower()):
            yield Heading(line, "b", plain(text).rstrip(":："))


def labels(source: Source, index: Mapping[str, str]) -> list[Heading]:
    """Lines that open a part by naming it: ``Solution: …``, ``【課題】…``, or a bare line ``FAQ``."""
    found = []
    for block in source.blocks:
        if block.type in _TEXTS and not block.quoted:
            for number, line in enumerate(block.text.split("\n")):
                text = _label(line, alone="\n" not in block.text.strip() and block.type == "paragraph")
                if text and (number or block.type == "paragraph") and _opens(text, index):
                    found.append(Heading(block.line + number, "l", text))
    return found


def _label(line: str, *, alone: bool) -> str:
    """What a line names: before a colon, in lenticular brackets, after a bullet such as ■, or all of it."""
    bare = line.strip()
    head = bare[:_LONGEST_LABEL]
    match = _LABEL.match(bare) if ":" in head or "：" in head or "】" in head else None
    if match:
        return (match["boxed"] or match["plain"]).strip()
    if not alone and bare.isascii():
        return ""
    bulleted = bare if bare.isascii() else _BULLET.sub("", bare)
    short = len(bare.split()) <= 6 and not bare.endswith((".", "?", "!", "。", "？"))
    return bulleted if short and (alone or bulleted != bare) else ""


def _opens(text: str, index: Mapping[str, str]) -> bool:
    if len(text.split()) > 6 or text[0] in "*_<":
        return False
    name = normal(text)
    return name in index or name in word_set("press_release") or audiences.is_heading(text)
