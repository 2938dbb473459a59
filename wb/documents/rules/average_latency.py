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

from wb.documents.model import Document
from wb.documents.prose import prose
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
_TOLD = re.compile(rf"{_AVERAGE}\s+(?:[\w-]+\s+)?{_TIME}|{_TIME}\s+\(?{_AVERAGE}", re.IGNORECASE)
_TAIL = re.compile(
    r"\bp\s?9\d|\b9\d(?:\.\d+)?\s?(?:th\b|%|percent)|percentile|perzentil"
    r"|\b(?:tail|worst|max(?:imum)?|at most|höchstens)\b",
    re.IGNORECASE,
)


@rule("average-latency", family="craft", levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING))
def average_latency(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each average latency whose paragraph has a number and no word of the tail."""
    text = prose(document)
    told = document.spec is not None and any(word in text.uses for word in _AVERAGES)
    for found in _TOLD.finditer(text.text) if told else ():
        sentence = text.sentence_at(found.start())
        if sentence and text.has_number(sentence) and not _TAIL.search(sentence.block.text):
            yield Problem(
                text.place(found.start(), found.end()),
                f"{found[0]!r} without the tail.",
                subject=found[0].casefold(),
                hint="Add p99 and p99.9: what the unluckiest customers get.",
            )
