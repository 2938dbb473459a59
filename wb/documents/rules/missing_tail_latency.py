"""Latency is told in numbers, and nowhere what the slowest calls take.

"Ignore tail latency (p99, p99.9)" is one of Werner Vogels' nevers: a page that makes a hundred calls
meets the slowest in a hundred on every view. Looked for are latencies and response times with a number
in the sentence, a review's part on performance, and a percentile, a worst case or an upper limit in seconds
anywhere in the document; an availability of 99.9 % is none. An average without its tail is reported by
`average-latency`. Reviews and narratives, English and German.

Bad:

```markdown kind=review
# Refund service: systems review

## Performance and cost

The latency of a refund is 80 ms. <!-- ! latency -->
```

Good:

```markdown kind=review
# Refund service: systems review

## Performance and cost

The latency of a refund is 80 ms at p50, 210 ms at p99 and 480 ms at p99.9.
```

Options:

- `also`: further words that show a tail, such as the name of your objective.
"""

from collections.abc import Iterator

from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.documents.prose import prose, words
from wb.documents.systems import AnswerOptions, Concern, problem, unanswered
from wb.findings import Problem, Severity
from wb.rule import rising, rule

_TAIL = lazy(
    r"\b9\d(?:[.,]\d+)?\s?(?:%|percent|prozent)\s(?:of|der|aller|von)\s(?!(?:the\s|all\s)?(?:time|year|month|zeit))"
    r"|\b9[\d.,]* (?:of|in|out of|von) (?:every |a )?1[\d.,]*0\b"
    r"|\b(?:at (?:the )?most|(?:never|no) more than|maximum(?: of)?|höchstens|maximal"
    r"|always (?:below|under|within))"
    r"\s(?:\w+\s)?\d[\d.,]*\s?(?:ms|milliseconds?|millisekunden|s|seconds?|sekunden?)\b",
)
"""Tails without their name: ``99.9 % of requests``, ``99 of 100``, ``at most 300 ms``."""


_CONCERN = Concern(
    "missing-tail-latency",
    about="Latency",
    missing="no percentile or worst case",
    hint="Add p99 and p99.9: what the unluckiest customers get.",
    answer=_TAIL,
    part="performance_and_cost",
)


@rule(
    "missing-tail-latency",
    family="systems",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=AnswerOptions,
)
def missing_tail_latency(document: Document, options: AnswerOptions) -> Iterator[Problem]:
    """Yield once, at the first latency with a number, when no tail is named."""
    told = unanswered(document, _CONCERN, options)
    found = [one for one in told if _is_given(document, one.start)]
    if found:
        yield problem(document, found, _CONCERN)


def _is_given(document: Document, offset: int) -> bool:
    """Whether the sentence gives a number, or is where numbers belong, and does not call it an average."""
    text = prose(document)
    sentence = text.sentence_at(offset)
    if sentence is None:  # the heading of the part on performance
        return True
    part = document.parts.get("performance_and_cost")
    belongs = part is not None and part.line <= sentence.block.line <= part.end_line
    averages = document.words_of(word_list("average-latency"))
    told = set(averages).isdisjoint(words(text.own[sentence.start : sentence.end]))
    return told and (belongs or text.has_number(sentence))
