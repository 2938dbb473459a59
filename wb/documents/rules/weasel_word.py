"""A word stands where a number belongs: many, significantly, often, soon.

"Significantly faster" can be two per cent or two hundred; the reader believes what suits, and nobody
can be wrong later. Amazon's writing advice strikes these words out or replaces them by data. A sentence
that has a number is left alone, and so are quotations; several criteria that are named right behind
are no weasel. Where you argue (press releases, narratives, letters) also usually, many, most users and
very are reported; in experience documents, manuals and reviews they are how usage is told, and *should*
and *may* are norms there. Each is a note: what matters is a page full of them.

Bad:

```markdown kind=narrative
# Refunds in one tap

Refunds are significantly faster, and many passengers call less often. <!-- ! significantly -->
```

Good:

```markdown kind=narrative
# Refunds in one tap

Refunds take ten seconds instead of nine days, and 37 % fewer passengers call. How many of them come
back is not known.
```

Options:

- `also`: further words and phrases; one with an exclamation mark before it is never reported.
- `without`: words and phrases of wb's list that are fine in your house.
"""

from collections.abc import Iterator

from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.documents.phrases import ListOptions, chosen, occurrences
from wb.documents.prose import Prose, prose
from wb.findings import Problem, Severity
from wb.rule import always, rule

_NORMS = ("should ", "must ", "may ")
_MOST = "most"
_NO_NOUN = ("ss", "us", "ious", "as", "is")
"""Endings of words behind "most" that are no nouns of many."""
_NEAR = 40
"""Characters in which the next word stands."""
_NAMED = lazy(r"\([^()]+,[^()]+\)|:\s*\**$|\b(?:such as|namely|including|nämlich)\b")
"""Behind a vague count: it is told which they are, in brackets, in a list, or after such a word."""


@rule("weasel-word", family="craft", levels=always(Severity.INFO), options=ListOptions)
def weasel_word(document: Document, options: ListOptions) -> Iterator[Problem]:
    """Yield the first such word of each sentence without a number."""
    if document.spec is None:
        return
    text, said = prose(document), set[int]()
    counts = document.words_of(word_list("vague-counts"))
    words = chosen(document, "weasel-word", options)
    if not document.spec.normative:
        words += chosen(document, "weasel-word-in-argument", options)
    for found in occurrences(text, words):
        sentence = text.sentence_at(found.start)
        norm = document.spec.normative and found.phrase.startswith(_NORMS)
        named = sentence and found.phrase in counts and _NAMED.search(text.text, found.end, sentence.end)
        other = found.phrase == _MOST and not _counts(text, found.end)
        if sentence and not (norm or named or other or sentence.start in said or text.has_number(sentence)):
            said.add(sentence.start)
            place = text.place(found.start, found.end)
            if text.asks(sentence) and any(entry.line == place.line for entry in document.faq):
                continue  # what somebody asks
            yield Problem(
                place,
                f"{text.own[found.start : found.end]!r}: how much is that?",
                subject=found.phrase,
                hint="Give the number, or take the word out.",
            )


def _counts(text: Prose, end: int) -> bool:
    """Whether "most" is said of many, as in most gyms, and is no comparison: most important, most serious."""
    following = text.own[end : end + _NEAR].split(maxsplit=1)
    noun = following[0].rstrip(".,;:!?)") if following else ""
    return noun.isalpha() and noun.endswith("s") and not noun.endswith(_NO_NOUN)
