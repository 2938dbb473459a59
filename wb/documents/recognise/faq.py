"""The frequently asked questions: where they stand, who asks, whether they are answered."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from wb.documents.model import Audience, FaqEntry, Heading, Span
from wb.documents.recognise import words
from wb.documents.recognise.headings import last_text
from wb.documents.recognise.inline import plain
from wb.documents.recognise.phrases import has, normal, pattern, topics
from wb.documents.recognise.questions import Question, asks, without_answer_mark
from wb.documents.recognise.source import Source
from wb.documents.wording import word_set

_PRFAQ = re.compile(r"(?<!\w)pr\s?[/&+_-]?\s?faqs?(?!\w)", re.IGNORECASE)
_NOT_TEXT = re.compile(r"<!--.*?(?:-->|\Z)|</?(?:details|summary|p|div|br)\b[^<>]*>", re.DOTALL)
_BLANK = re.compile(r"^[\W_]*$")
_UNFILLED = re.compile(r"^\W*(?:\[[^\]]*\]|tbd|todo|tba|tbc|\.\.\.|…)\W*$", re.IGNORECASE)
_LONGEST_HEADING, _LONGEST_ADDRESS = 9, 4
"""Words."""
_ENOUGH = 3
"""Questions without a heading over them."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines whose questions the same people ask; ``opened`` when its first line is the heading that says so."""

    line: int
    end_line: int
    audience: Audience
    opened: bool = True


def is_heading(text: str) -> bool:
    """Whether a heading stands over questions: ``FAQ``, ``Internal questions``; not a document's ``PR/FAQ``."""
    bare = _PRFAQ.sub(" ", text)
    name = normal(bare)
    if not name or asks(plain(text)) or len(name.split()) > _LONGEST_HEADING:
        return False
    if has("faq", name):
        return not has("press_release_title", name)
    return name in word_set("faq_label") or (has("faq_label", name) and audience(name) != "unsplit")


def audience(text: str) -> Audience:
    """Who asks, by the words of a heading; the first word that says so counts."""
    name = text.casefold()
    outside, inside = pattern("external").search(name), pattern("internal").search(name)
    if outside and (not inside or outside.start() <= inside.start()):
        return "external"
    if inside:
        return "internal"
    return "external" if _addresses(text) else "unsplit"


def regions(headings: Sequence[Heading], source: Source) -> list[Region]:
    """The document's FAQ, cut wherever other people begin to ask."""
    openings = _openings(headings, source)
    cuts = sorted({line for region in openings for line in (region.line, region.end_line + 1)})
    found = []
    for start, after in pairwise(cuts):
        inside = [region for region in openings if region.line <= start <= region.end_line]
        if inside:
            told = (region.audience for region in reversed(inside) if region.audience != "unsplit")
            who: Audience = next(told, "unsplit")
            found.append(Region(start, after - 1, who, inside[-1].line == start))
    return found


def _openings(headings: Sequence[Heading], source: Source) -> list[Region]:
    """Each heading over questions with the reach of its section; inside one, a mere audience is enough."""
    depths = _depths(headings)
    found: list[Region] = []
    for index, heading in enumerate(headings):
        within = any(region.line < heading.line <= region.end_line for region in found)
        if is_heading(heading.text) or (within and _is_audience(heading.text)):
            ends = (
                later.line - 1
                for later, depth in zip(headings[index + 1 :], depths[index + 1 :], strict=True)
                if depth < depths[index] or (depth == depths[index] and not _asks(later))
            )
            found.append(Region(heading.line, next(ends, source.end), audience(heading.text)))
    return found


def _depths(headings: Sequence[Heading]) -> list[float]:
    """How deep each heading stands; a bold line or label half a step below the heading that it is under."""
    depths: list[float] = []
    enclosing = 0
    for heading in headings:
        if isinstance(heading.level, int):
            enclosing = heading.level
        depths.append(heading.level if isinstance(heading.level, int) else enclosing + 0.5)
    return depths


def _asks(heading: Heading) -> bool:
    return asks(plain(heading.text))


def _is_audience(text: str) -> bool:
    """Whether a heading names nothing but an audience: ``For guests``, ``Internal``."""
    if _addresses(text):
        return True
    names = word_set("external") | word_set("internal")
    first, *pieces = topics(text)
    return first in names or (bool(pieces) and all(piece in names for piece in pieces))


def _addresses(text: str) -> bool:
    """Whether a heading begins as ``For guests`` does, or ends as 利用者向け does."""
    bare = plain(text).casefold()
    found = pattern("addressing").search(bare)
    stands = found is not None and (found.start() == 0 or not bare.isascii())
    return stands and len(bare.split()) <= _LONGEST_ADDRESS and not asks(bare)


def entries(
    source: Source, headings: Sequence[Heading], found: Sequence[Region], questions: Sequence[Question]
) -> list[FaqEntry]:
    """The questions of all regions with what answers them."""
    return [entry for region in found for entry in _of_region(source, headings, region, questions)]


def _of_region(
    source: Source, headings: Sequence[Heading], region: Region, questions: Sequence[Question]
) -> Iterator[FaqEntry]:
    first = region.line + region.opened
    inside = [q for q in questions if first <= q.line <= region.end_line]
    chosen = _one_style(inside, headings)
    stops = _stops(headings, chosen)
    for question, following in zip_longest(chosen, chosen[1:]):
        limit = following.line - 1 if following else region.end_line
        limit = min((stop - 1 for stop in stops if question.end_line < stop <= limit), default=limit)
        yield _entry(source, question, limit, region.audience)


def without_heading(
    source: Source, headings: Sequence[Heading], questions: Sequence[Question]
) -> list[FaqEntry]:
    """Questions where no heading announces them: only such as are marked, or under a title that says FAQ."""
    titled = any(_PRFAQ.search(heading.text) for heading in headings)
    marked = [q for q in questions if q.marked or (titled and q.asks)]
    if len(marked) < _ENOUGH:
        return []
    return list(
        _of_region(source, headings, Region(marked[0].line, source.end, "unsplit", opened=False), marked)
    )


def _stops(headings: Sequence[Heading], chosen: Sequence[Question]) -> list[int]:
    """Lines of headings that end an answer: those that are not deeper than the questions."""
    if not chosen:
        return []
    level = int(chosen[0].style[1:]) if chosen[0].style[0] == "h" else 6
    return [heading.line for heading in headings if isinstance(heading.level, int) and heading.level <= level]


def _one_style(questions: Sequence[Question], headings: Sequence[Heading]) -> list[Question]:
    """The questions of the style that most of them have."""
    asking = Counter(q.style for q in questions if q.asks)
    if not asking:
        return _unmarked(questions, headings)
    order = {style: n for n, style in enumerate(dict.fromkeys(q.style for q in questions))}
    style = max(asking, key=lambda name: (asking[name] + _weight(name), -order[name]))
    same = [q for q in questions if q.style == style]
    marked = sum(q.marked for q in same) * 2 > len(same)
    return [q for q in same if q.asks or _also(q, style, marked)]


def _weight(style: str) -> int:
    """A heading is a stronger sign than a bold line, a bold line than a plain one."""
    if style[0] == "h":
        return 2
    return -3 if style in {"quote", "plain item", "plain line", "italic line"} else 0


def _also(question: Question, style: str, marked: bool) -> bool:
    """Whether something without a question mark is a question because it stands where the others do."""
    if style[0] == "h":
        return True
    first = question.text.casefold().split(" ", 1)[0]
    return not marked and (first in word_set("question_words") or style == "bold item")


def _unmarked(questions: Sequence[Question], headings: Sequence[Heading]) -> list[Question]:
    """Questions without any question mark: the headings that hold no others, else the bold lines."""
    lines = {heading.line: heading for heading in headings}
    leaves = [
        q
        for q in questions
        if q.style[0] == "h"
        and not any(
            q.line < other.line <= lines[q.line].end_line for other in questions if other.style[0] == "h"
        )
    ]
    bold = [q for q in questions if q.style.startswith("bold")]
    best = leaves if leaves else bold
    common = Counter(q.style for q in best).most_common(1)
    return [q for q in best if q.style == common[0][0]] if len(best) > 1 else []


def _entry(source: Source, question: Question, limit: int, who: Audience) -> FaqEntry:
    end = last_text(source, question.end_line, max(limit, question.end_line))
    below = "\n".join(source.lines[question.end_line : end])
    written = f"{question.rest}\n{below}" if question.rest else below
    answer = without_answer_mark(_NOT_TEXT.sub("", written).strip())
    answered = not _BLANK.match(answer) and not _UNFILLED.match(answer)
    return FaqEntry(question.line, question.text, who, answered, end, answer)


def span(found: Sequence[Region], given: Iterable[FaqEntry], source: Source) -> Span | None:
    """From the first FAQ heading to the end of the last answer."""
    listed = list(given)
    lines = [region.line for region in found] + [entry.line for entry in listed]
    if not lines:
        return None
    ends = [region.end_line for region in found] + [entry.end_line for entry in listed]
    first, last = min(lines), last_text(source, min(lines), max(ends))
    return Span(first, last, words.between(source, first, last))
