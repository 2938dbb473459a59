"""The headline is longer than a headline.

It has to be repeated in the corridor: who, for whom, what is different. Bryar and Carr ("Working
Backwards", 2021) give the heading one sentence and put the benefit into a subheading below it. What is
over twenty words is a paragraph in large type.

Bad:

```markdown kind=prfaq words=8
# Harbour Ferries launches refunds that arrive within ten seconds of a cancellation on the card <!-- ! -->

Passengers have their money before they leave the quay.
```

Good:

```markdown kind=prfaq words=8
# Harbour Ferries launches refunds in ten seconds

Passengers have their money before they leave the quay.
```

Options:

- `words`: the greatest number of words, 20 if not set.
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


class LongHeadlineOptions(Options, frozen=True):
    """How many words a headline may have."""

    words: int = 20


@rule(
    "long-headline",
    family="length",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=LongHeadlineOptions,
)
def long_headline(document: Document, options: LongHeadlineOptions) -> Iterator[Problem]:
    """Yield once when the headline has too many words."""
    headline = document.parts.get("headline")
    count = len(document.masked[headline.line - 1].strip(" #").split()) if headline else 0
    if headline and document.spaced and count > options.words:
        yield Problem(
            document.whole_line(headline.line),
            f"The headline has {count} words; more than {options.words} nobody repeats.",
            subject="headline",
            hint="Keep who, for whom and what; the rest is the subtitle.",
        )
