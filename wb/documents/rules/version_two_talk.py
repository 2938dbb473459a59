"""The release or the manual talks of what comes later: phase 2, eventually, is planned.

The press release is the promise of version one, and the manual describes it. What is "planned" is
neither promised nor left out: customers read it as a promise, the team as none. Put it into the FAQ
under what is out of scope, or into another proposal. "Deliver exactly what was promised, and nothing
more" is where Amazon's process ends. What holds regardless of the future is a promise of today.

Bad:

```markdown kind=prfaq
# Harbour Ferries launches refunds in ten seconds

Harbour Ferries today launches refunds for cars; bicycles follow in phase 2. <!-- ! phase 2 -->
```

Good:

```markdown kind=prfaq
# Harbour Ferries launches refunds in ten seconds

Harbour Ferries today launches refunds for cars.

## Internal FAQ

### What is out of scope?

Bicycles; they are planned for phase 2.
```

Options:

- `also`: further words and phrases; one with an exclamation mark before it is never reported.
- `without`: words and phrases of wb's list that are fine in your house.
"""

from collections.abc import Iterator

from wb.documents.lists import pattern, word_list
from wb.documents.model import Document
from wb.documents.phrases import ListOptions, Occurrence, chosen, occurrences
from wb.documents.prose import Prose, prose
from wb.findings import Problem, Severity
from wb.rule import rising, rule


@rule(
    "version-two-talk",
    family="craft",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.ERROR),
    options=ListOptions,
)
def version_two_talk(document: Document, options: ListOptions) -> Iterator[Problem]:
    """Yield each such phrase in the release, or anywhere in a kind that is about the first version."""
    promised = document.press_release
    lines = range(promised.line, promised.end_line + 1) if promised else range(0)
    if document.spec is not None and document.spec.promises:
        lines = range(1, len(document.lines) + 1)
    text = prose(document)
    concessions = pattern(document.words_of(word_list("concessions")))
    for found in occurrences(text, chosen(document, "version-two-talk", options)) if lines else ():
        place, sentence = text.place(found.start, found.end), text.sentence_at(found.start)
        conceded = sentence and concessions.search(text.own, sentence.start, found.start)
        if place.line in lines and not conceded and not _is_number(document, text, found):
            yield Problem(
                place,
                f"{text.own[found.start : found.end]!r} is not version one.",
                subject=found.phrase,
                hint="Promise it with a date, or move it to the FAQ under what is out of scope.",
            )


def _is_number(document: Document, text: Prose, found: Occurrence) -> bool:
    """Whether it is the number of a release, as in v2.2.1, or of somebody else's product: ``Tidal v2``."""
    if not found.phrase.startswith("v2"):
        return False
    if text.own[found.end : found.end + 1] == "." and text.own[found.end + 1 : found.end + 2].isdigit():
        return True
    sentence = text.sentence_at(found.start)
    before = text.own[sentence.start : found.start].split() if sentence else []
    ours = document.title.text if document.title else ""
    return len(before) > 1 and before[-1][0].isupper() and before[-1] not in ours
