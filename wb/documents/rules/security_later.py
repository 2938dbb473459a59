"""Security is left for later: after launch, in phase 2, for now.

What protects the customer's data is part of version one; added later, it changes every interface that
was built without it. Looked for are sentences that speak of security, authentication, encryption or
permissions and put something off. Reviews and narratives, English and German.

Source: Amazon's "security is job zero": before everything else.

Bad:

```markdown kind=review
# Refund service: systems review

## Services

Shops call without a key for now; authentication comes after launch. <!-- ! authentication -->
```

Good:

```markdown kind=review
# Refund service: systems review

## Services

Shops sign every call. Reports for shops come after launch.
```

Options:

- `also`: further words and phrases that put off; one with an exclamation mark before it never does.
- `without`: words and phrases of wb's list that are fine in your house.
"""

from collections.abc import Iterator

from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.documents.phrases import ListOptions, chosen, occurrences
from wb.documents.prose import prose
from wb.findings import Problem, Severity
from wb.rule import rising, rule


@rule(
    "security-later",
    family="systems",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=ListOptions,
)
def security_later(document: Document, options: ListOptions) -> Iterator[Problem]:
    """Yield the first word for security in each sentence that puts something off."""
    if document.spec is None or not document.spec.systems:
        return
    text, said = prose(document), set[int]()
    later = {
        sentence.start: found
        for found in occurrences(text, chosen(document, "security-later", options))
        if (sentence := text.sentence_at(found.start))
    }
    words = document.words_of(word_list("security-words"))
    for found in occurrences(text, words) if later else ():
        sentence = text.sentence_at(found.start)
        if sentence and sentence.start in later and sentence.start not in said:
            said.add(sentence.start)
            when = later[sentence.start]
            yield Problem(
                text.place(found.start, found.end),
                f"{text.own[found.start : found.end]!r} is put off: {text.own[when.start : when.end]!r}.",
                subject=found.phrase,
                hint="Build it into version one, or say what is at risk until then and who accepts it.",
            )
