"""The frequently asked questions: which lines are one, and whether they are answered."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

import msgspec

from wb.documents.model import Audience, FaqEntry, Heading, Span
from wb.documents.patterns import lazy
from wb.documents.recognise import words
from wb.documents.recognise.audiences import Region, is_prfaq
from wb.documents.recognise.headings import last_text
from wb.documents.recognise.questions import Question, without_answer_mark
from wb.documents.recognise.source import Source
from wb.documents.wording import word_set

_NOT_TEXT = lazy(r"<!--.*?(?:-->|\Z)|</?(?:details|summary|p|div|br)\b[^<>]*>", re.DOTALL)
_UNFILLED = lazy(r"[\W_]*(?:\[[^\]]*\]\W*|(?:tbd|todo|tba|tbc)\W*)?", re.IGNORECASE)
_HEADING, _FAINT = 2, -3
"""What a heading's style weighs beside its questions, and what that of unmarked text does."""
_DEEPEST = 6
"""The level of the deepest heading."""
_ENOUGH = 3
"""Questions without a heading over them."""


class _Sections(msgspec.Struct, frozen=True):
    """Where the sections of headings end, and by level the lines of headings at least as high."""

    ends: Mapping[int, int]
    stops: Mapping[int, Sequence[int]]


def _sections(headings: Sequence[Heading]) -> _Sections:
    titles = [(heading.line, heading.level) for heading in headings if isinstance(heading.level, int)]
    stops = {level: [line for line, own in titles if own <= level] for level in range(1, _DEEPEST + 1)}
    return _Sections({heading.line: heading.end_line for heading in headings}, stops)


def entries(
    source: Source, headings: Sequence[Heading], regions: Sequence[Region], questions: Sequence[Question]
) -> list[FaqEntry]:
    """The questions of all regions with what answers them; ``questions`` are in the order of their lines."""
    lines = [question.line for question in questions]
    sections = _sections(headings)
    found: list[FaqEntry] = []
    for region in regions:
        first = bisect_left(lines, region.line + region.opened)
        inside = questions[first : bisect_right(lines, region.end_line)]
        found += _answered(source, sections, region, _one_style(inside, sections))
    return found


def without_heading(
    source: Source, headings: Sequence[Heading], questions: Sequence[Question]
) -> list[FaqEntry]:
    """Questions where no heading announces them: only such as are marked, or under a title that says FAQ."""
    titled = any(is_prfaq(heading.text) for heading in headings)
    found = [question for question in questions if question.marked or (titled and question.asks)]
    if len(found) < _ENOUGH:
        return []
    region = Region(found[0].line, source.end, "unsplit", opened=False)
    sections = _sections(headings)
    return list(_answered(source, sections, region, _one_style(found, sections)))


def _answered(
    source: Source, sections: _Sections, region: Region, chosen: Sequence[Question]
) -> Iterator[FaqEntry]:
    """The questions of a region; an answer ends at the next question, or at a heading that is not deeper."""
    for question, following in zip_longest(chosen, chosen[1:]):
        limit = following.line - 1 if following else region.end_line
        stops = sections.stops[int(question.style[1:]) if question.is_heading else _DEEPEST]
        stop = bisect_right(stops, question.end_line)
        if stop < len(stops):
            limit = min(limit, stops[stop] - 1)
        yield _entry(source, question, limit, region.audience)


def _entry(source: Source, question: Question, limit: int, who: Audience) -> FaqEntry:
    end = last_text(source, question.end_line, max(limit, question.end_line))
    below = "\n".join(source.lines[question.end_line : end])
    written = f"{question.rest}\n{below}" if question.rest else below
    answer = without_answer_mark(_NOT_TEXT.sub("", written).strip())
    return FaqEntry(question.line, question.text, who, not _UNFILLED.fullmatch(answer), end, answer)


def _one_style(questions: Sequence[Question], sections: _Sections) -> list[Question]:
    """The questions of the style that most of them have: lists keep to one."""
    asking = Counter(question.style for question in questions if question.asks)
    if not asking:
        return _unmarked(questions, sections)
    order = {style: n for n, style in enumerate(dict.fromkeys(question.style for question in questions))}
    style = max(asking, key=lambda name: (asking[name] + _weight(name), -order[name]))
    same = [question for question in questions if question.style == style]
    marked = sum(question.marked for question in same) * 2 > len(same)
    return [question for question in same if question.asks or _stands_with_them(question, marked)]


def _weight(style: str) -> int:
    """A heading is a stronger sign than a bold line, a bold line than a plain one."""
    if style[0] == "h":
        return _HEADING
    return _FAINT if style == "quote" or style.startswith(("plain", "italic")) else 0


def _stands_with_them(question: Question, marked: bool) -> bool:
    """Whether something without a question mark is a question because it stands where the others do."""
    first = question.text.casefold().partition(" ")[0]
    worded = first in word_set("question_words") or question.style == "bold item"
    return question.is_heading or (not marked and worded)


def _unmarked(questions: Sequence[Question], sections: _Sections) -> list[Question]:
    """Questions without any question mark: the headings that hold no others, else the bold lines."""
    titles = [question for question in questions if question.is_heading]
    leaves = [
        one
        for one, after in zip_longest(titles, titles[1:])
        if not after or after.line > sections.ends[one.line]
    ]
    best = leaves or [question for question in questions if question.style.startswith("bold")]
    if len(best) < 2:
        return []
    common = Counter(question.style for question in best).most_common(1)[0][0]
    return [question for question in best if question.style == common]


def span(regions: Sequence[Region], listed: Sequence[FaqEntry], source: Source) -> Span | None:
    """From the first FAQ heading to the end of the last answer."""
    reaches = [(one.line, one.end_line) for one in regions] + [(one.line, one.end_line) for one in listed]
    if not reaches:
        return None
    first = min(line for line, _ in reaches)
    last = last_text(source, first, max(end for _, end in reaches))
    return Span(first, last, words.between(source, first, last))
