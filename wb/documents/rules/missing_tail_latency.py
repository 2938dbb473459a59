"""Latency is told in numbers, and nowhere what the slowest calls take.

"Ignore tail latency (p99, p99.9)" is one of Werner Vogels' nevers: a page that makes a hundred calls
meets the slowest in a hundred on every view. Looked for are latencies and response times with a number
in the sentence, and a percentile, a worst case or an upper limit anywhere in the document. An average
without its tail is reported by `average-latency`. Reviews and narratives, English and German.

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
from wb.documents.prose import prose, words
from wb.documents.systems import AnswerOptions, problem, unanswered
from wb.findings import Problem, Severity
from wb.rule import rising, rule


@rule(
    "missing-tail-latency",
    family="systems",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=AnswerOptions,
)
def missing_tail_latency(document: Document, options: AnswerOptions) -> Iterator[Problem]:
    """Yield once, at the first latency with a number, when no tail is named."""
    told = unanswered(document, "missing-tail-latency", options)
    found = [one for one in told if _is_given(document, one.start)]
    if found:
        yield problem(
            document,
            found,
            "Latency in numbers ({lines}), and no percentile or worst case anywhere.",
            hint="Add p99 and p99.9: what the unluckiest customers get.",
        )


def _is_given(document: Document, offset: int) -> bool:
    """Whether the sentence gives a number, and does not call it an average."""
    text = prose(document)
    sentence = text.sentence_at(offset)
    if sentence is None or not text.has_number(sentence):
        return False
    averages = document.words_of(word_list("average-latency"))
    return set(averages).isdisjoint(words(text.own[sentence.start : sentence.end]))
