"""Something stands alone: a single server, one region, only one database.

"Depend on a single point of failure" is one of Werner Vogels' nevers, and everything fails, all the time:
whatever there is one of will be gone one day, and the document should say what happens then. Looked for
are such words in sentences that say where something runs or is kept. A sentence that speaks of failing,
of a second one or of doing without is left alone, and so are checklist items and how it is today. Reviews
and narratives, English and German.

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

import re
from collections.abc import Iterator

from wb.documents.lists import word_list
from wb.documents.model import Block, Document
from wb.documents.patterns import lazy
from wb.documents.phrases import ListOptions, chosen, occurrences
from wb.documents.prose import prose, words
from wb.documents.systems import apart, shaped
from wb.findings import Problem, Severity
from wb.rule import rising, rule

_ALONE = lazy(
    r"\b(?:a single|one single|(?:only|just|exactly) (?:one|a single)|one)\s"
    r"(?:(?!(?:of|or|and|to|in|per|for|more|other|another|the|is|are|such)\b)[\w-]+\s){1,2}?"
    r"(?:server|instance|node|machine|host|vm|region|zone|data ?cent(?:er|re)|database|cluster|box)\b",
    re.IGNORECASE,
)
"""What no list can name all of: ``a single PostgreSQL instance``, ``one virtual machine``."""
_TODAY = ("problem", "state", "lessons", "alternatives")
"""Parts of a narrative that tell how it is today, or how it will not be."""


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
    listed = occurrences(text, chosen(document, "single-point-of-failure", options))
    more = shaped(document, _ALONE) if document.language == "en" else ()
    for found in apart((*listed, *more), document):
        sentence = text.sentence_at(found.start)
        if sentence is None or _is_today(document, sentence.block):
            continue
        said = words(text.own[sentence.start : sentence.end])
        if not told.isdisjoint(said) and answers.isdisjoint(said):
            written = " ".join(text.own[found.start : found.end].split())
            yield Problem(
                text.place(found.start, found.end),
                f"{written!r} stands alone, and its sentence does not say what happens when it is gone.",
                subject=found.phrase,
                hint="Say what takes over and after how long, or that you accept the outage and why.",
            )


def _is_today(document: Document, block: Block) -> bool:
    """Whether a narrative tells there of what is to be replaced."""
    parts = (document.parts.get(name) for name in _TODAY if document.spec and document.spec.prose)
    return any(part and part.line <= block.line <= part.end_line for part in parts)
