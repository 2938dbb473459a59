"""A sentence has more than thirty words.

"Use fewer than 30 words per sentence" is the first of Amazon's writing tips. A long sentence is a note,
not a fault: one in sixteen is in good public press releases. When they are many, `many-long-sentences`
says so once. Code and addresses count as one word; lists, headings and tables end a sentence.

Bad:

```markdown kind=narrative words=7
# Refunds in one tap

We pay at once.
Passengers who wait nine days often call twice. <!-- ! Passengers who wait nine days often call twice. -->
```

Good:

```markdown kind=narrative words=7
# Refunds in one tap

We pay at once. Passengers who wait call twice.
```

Options:

- `words`: the greatest number of words, 30 if not set.
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.documents.prose import prose
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


class LongSentenceOptions(Options, frozen=True):
    """How many words a sentence may have."""

    words: int = 30


@rule("long-sentence", family="length", levels=always(Severity.INFO), options=LongSentenceOptions)
def long_sentence(document: Document, options: LongSentenceOptions) -> Iterator[Problem]:
    """Yield each sentence that is too long."""
    text = prose(document)
    for sentence in text.sentences if document.spec else ():
        if sentence.words > options.words:
            yield Problem(
                text.place(sentence.start, sentence.end),
                f"This sentence has {sentence.words} words.",
                subject=" ".join(text.text[sentence.start : sentence.end].split()[:6]),
                hint="Make two of it, or leave out what the reader knows.",
            )
