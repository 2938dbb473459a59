"""A paragraph is too long to be taken in at once.

One paragraph, one thought: who skims, and in the silent reading all do on the last pages, reads first
sentences. What stands in the middle of a long paragraph has been hidden there.

Source: the US federal plain language guidelines: no more than 150 words in three to eight sentences.

Bad:

```markdown kind=narrative words=20
# Refunds in one tap

We pay each refund at once. A passenger who waits calls twice. Each call costs us four <!-- ! -->
euros. We had nine thousand of them in May, and eight thousand in June.
```

Good:

```markdown kind=narrative words=20
# Refunds in one tap

We pay each refund at once. A passenger who waits calls twice.

Each call costs us four euros. We had nine thousand of them in May.
```

Options:

- `words`: the greatest number of words, 150 if not set.
"""

from collections import Counter
from collections.abc import Iterator

from wb.documents.model import Document
from wb.documents.prose import prose
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


class LongParagraphOptions(Options, frozen=True):
    """How many words a paragraph may have."""

    words: int = 150


@rule("long-paragraph", family="length", levels=always(Severity.INFO), options=LongParagraphOptions)
def long_paragraph(document: Document, options: LongParagraphOptions) -> Iterator[Problem]:
    """Yield each paragraph that is too long, at its first line."""
    counts = Counter[int]()
    for sentence in prose(document).sentences if document.spec else ():
        if sentence.block.type == "paragraph":
            counts[sentence.block.line] += sentence.words
    for line, count in counts.items():
        if count > options.words:
            yield Problem(
                document.whole_line(line),
                f"This paragraph has {count} words.",
                subject=" ".join(document.lines[line - 1].split()[:6]),
                hint="Start a new one where the next thought begins.",
            )
