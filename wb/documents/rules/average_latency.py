"""An average or median latency is told without its tail.

"Ignore tail latency" is one of Werner Vogels' nevers: with an average of 80 ms, one customer in a
hundred may wait for three seconds, and a page that makes twenty calls meets that one in every fifth
view. Amazon states the 99.9th percentile, because the customers with the longest history have the most
data and the slowest requests (the Dynamo paper, 2007).

Bad:

```markdown kind=review
# Refund service: systems review

## Performance and cost

The average response time is 80 ms. <!-- ! average response time -->
```

Good:

```markdown kind=review
# Refund service: systems review

## Performance and cost

The average response time is 80 ms, p99 is 210 ms and p99.9 is 480 ms.
```
"""

import re
from collections.abc import Iterator

from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.documents.prose import Prose, prose
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule

_AVERAGES = (
    "average",
    "avg",
    "mean",
    "median",
    "p50",
    "typical",
    "durchschnittliche",
    "mittlere",
    "mittleren",
)
_AVERAGE = rf"\b(?:{'|'.join(_AVERAGES)})\.?"
_TIME = r"(?:latenc\w+|response times?|load times?|round[- ]trips?|latenz\w*|antwortzeit\w*|ladezeit\w*)"
_BEHIND = lazy(rf"\.?\s+(?:[\w-]+\s+)?{_TIME}", re.IGNORECASE)
_BEFORE = lazy(rf"\b{_TIME}\s+\(?$", re.IGNORECASE)
_TAKEN = lazy(
    r"\d[\d.,]*\s?(?:ms|milliseconds?|millisekunden)\s(?:on average|im mittel|im schnitt|im durchschnitt)\b",
    re.IGNORECASE,
)
_ON_AVERAGE = frozenset({"average", "mittel", "schnitt", "durchschnitt"})
"""Words without one of which no time is taken on average."""
_NEAR = 40
"""Characters before an average in which the time stands: ``response time (average)``."""
_TAIL = lazy(
    r"\bp\s?9\d|\b9\d(?:\.\d+)?(?:th\b|\s?(?:%|percent)\s(?:of|der|aller|von)\b)|percentile|perzentil"
    r"|\b(?:tail|worst|max(?:imum)?|at most|höchstens)\b",
    re.IGNORECASE,
)


@rule("average-latency", family="craft", levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING))
def average_latency(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each average latency whose paragraph has a number and no word of the tail."""
    text = prose(document)
    for start, end in sorted(_averages(document, text)) if document.spec else ():
        sentence = text.sentence_at(start)
        if sentence and text.has_number(sentence) and not _TAIL.search(sentence.block.text):
            told = " ".join(text.own[start:end].split())
            yield Problem(
                text.place(start, end),
                f"{told!r} without the tail.",
                subject=told.casefold(),
                hint="Add p99 and p99.9: what the unluckiest customers get.",
            )


def _averages(document: Document, text: Prose) -> Iterator[tuple[int, int]]:
    """Where an average and a time that it is of stand side by side, or so many milliseconds are one."""
    if not text.uses.keys().isdisjoint(_ON_AVERAGE):
        yield from (match.span() for match in _TAKEN.finditer(text.own))
    for word in document.words_of(word_list("average-latency")):
        for number in text.uses.get(word, ()):
            start, end = text.starts[number], text.end(number)
            if behind := _BEHIND.match(text.own, end):
                yield start, behind.end()
            elif before := _BEFORE.search(text.own, max(0, start - _NEAR), start):
                yield before.start(), end
