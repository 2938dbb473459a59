"""More than a tenth of the sentences are over thirty words long.

Of 1,028 sentences in public press releases and FAQs, 6 % are; four documents of sixteen are over 10 %,
and they are the ones that readers find hard. The silent reading at the start of the meeting has thirty
minutes, and a sentence that is read twice costs double. One warning stands for them all.

Bad:

```markdown kind=narrative words=5
# Refunds in one tap <!-- ! -->

Whoever waits for nine days calls. Whoever calls wants money, not answers. We pay at once, before they
call.
```

Good:

```markdown kind=narrative words=5
# Refunds in one tap

Who waits nine days calls. Who calls wants money. Answers are no help. We pay at once.
```

Options:

- `share`: the share in per cent that is fine, 10 if not set.
- `words`: the words from which on a sentence is long, 30 if not set.
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.documents.prose import prose
from wb.findings import Location, Problem, Severity
from wb.rule import Options, always, rule

_FEW = 2
"""Long sentences up to here are single ones, whatever their share of a short document."""


class ManyLongSentencesOptions(Options, frozen=True):
    """Which share is many, and what is long."""

    share: float = 10
    words: int = 30


@rule(
    "many-long-sentences",
    family="length",
    levels=always(Severity.WARNING),
    options=ManyLongSentencesOptions,
)
def many_long_sentences(document: Document, options: ManyLongSentencesOptions) -> Iterator[Problem]:
    """Yield once when the share of long sentences is too large."""
    sentences = prose(document).sentences if document.spec else ()
    long = sum(1 for sentence in sentences if sentence.words > options.words)
    if long > _FEW and 100 * long > options.share * len(sentences):
        share = round(100 * long / len(sentences))
        yield Problem(
            Location(document.path),
            f"{long} of {len(sentences)} sentences ({share} %) have more than {options.words} words.",
            hint="Start with those that long-sentence lists; most hold two thoughts.",
        )
