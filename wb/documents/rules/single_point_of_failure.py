"""Something stands alone: a single server, one region, only one database.

"Depend on a single point of failure" is one of Werner Vogels' nevers, and everything fails, all the time:
whatever there is one of will be gone one day, and the document should say what happens then. Looked for
are such words in sentences that say where something runs or is kept. A sentence that speaks of failing,
of a second one or of doing without is left alone, and so are checklist items. Reviews and narratives,
English and German.

Bad:

```markdown kind=review
# Refund service: systems review

## Failure and scale

All refunds are kept in a single database in Kiel. <!-- ! a single database -->
```

Good:

```markdown kind=review
# Refund service: systems review

## Failure and scale

All refunds are kept in a single database; its replica in Rostock takes over in ten seconds.
```

Options:

- `also`: further words and phrases; one with an exclamation mark before it is never reported.
- `without`: words and phrases of wb's list that are fine in your house.
"""

from collections.abc import Iterator

from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.documents.phrases import ListOptions, chosen, occurrences
from wb.documents.prose import prose, words
from wb.findings import Problem, Severity
from wb.rule import rising, rule


@rule(
    "single-point-of-failure",
    family="systems",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=ListOptions,
)
def single_point_of_failure(document: Document, options: ListOptions) -> Iterator[Problem]:
    """Yield each thing that stands alone, where the sentence does not say what happens without it."""
    if document.spec is None or not document.spec.systems:
        return
    text = prose(document)
    told, answers = (
        set(document.words_of(word_list(f"single-point-of-failure-{name}"))) for name in ("told", "answered")
    )
    for found in occurrences(text, chosen(document, "single-point-of-failure", options)):
        sentence = text.sentence_at(found.start)
        if sentence is None or sentence.block.text.startswith("["):  # the question of a checklist
            continue
        said = words(text.own[sentence.start : sentence.end])
        if not told.isdisjoint(said) and answers.isdisjoint(said):
            written = " ".join(text.own[found.start : found.end].split())
            yield Problem(
                text.place(found.start, found.end),
                f"{written!r}: what happens when it is gone?",
                subject=found.phrase,
                hint="Say what takes over and after how long, or that you accept the outage and why.",
            )
