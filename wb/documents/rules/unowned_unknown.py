"""The FAQ says that something is not known, and not who will find out, or by when.

"I don't know" is a good answer when it goes on: "…, and Dana Fields will by February 2" (the fourth of
the four answers that Amazon's writing advice allows). Without a name nobody looks, without a date
nobody asks again, and the unknown is still one on launch day.

Bad:

```markdown kind=prfaq
# Harbour pays refunds in ten seconds

## Internal FAQ

### Who pays for the fraud that we miss?

We don't know yet. It depends on the insurer. <!-- ! We don't know -->
```

Good:

```markdown kind=prfaq
# Harbour pays refunds in ten seconds

## Internal FAQ

### Who pays for the fraud that we miss?

We don't know yet; Dana Fields asks the insurer and answers by February 2, 2026.
```
"""

import re
from collections.abc import Iterator

from wb.documents import dates
from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.documents.phrases import occurrences
from wb.documents.prose import prose
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule

_OWNER = lazy(
    r"@\w|\b[A-Z]\w+ (?:[A-Z]\. )?[A-Z]\w+\b"  # a name of two words
    r"|\b(?!We|It|This|That|They|There)[A-Z]\w+ (?:will|answers|finds|asks|checks|decides|owns)\b"
    r"|\b(?!Wir|Es|Das|Sie)[A-Z]\w+ (?:klärt|prüft|fragt|entscheidet|antwortet|meldet)\b"
    r"|(?i:\bowner|\bowned by|\bteam (?:will|owns)|verantwortlich|zuständig|担当|责任人|负责)"
)
_DEADLINE = lazy(
    r"\b(?:by|before|until|bis|vor|avant|antes)\s+(?:the\s+|zum\s+|zur\s+)?"
    r"(?:end|next|mid|early|late|monday|tuesday|wednesday|thursday|friday|launch|Q[1-4]|\d|january|february|march|april"
    r"|may|june|july|august|september|october|november|december|ende|mitte|anfang|montag|freitag|januar|februar|märz"
    r"|mai|juni|juli|oktober|dezember)|までに|之前|[日月]前",
    re.IGNORECASE,
)


@rule("unowned-unknown", family="structure", levels=rising(Severity.INFO, Severity.WARNING, Severity.ERROR))
def unowned_unknown(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield the first unknown of each answer that lacks the name or the date."""
    text, seen = prose(document), set[int]()
    for found in occurrences(text, document.words_of(word_list("unowned-unknown"))) if document.spec else ():
        place = text.place(found.start, found.end)
        entry = next((e for e in document.faq if e.line < (place.line or 0) <= e.end_line), None)
        missing = _missing(entry.answer) if entry and entry.line not in seen else ""
        if entry and missing:
            seen.add(entry.line)
            written = " ".join(text.own[found.start : found.end].split())
            yield Problem(
                place,
                f"{written!r}, and the answer does not say {missing}.",
                subject=entry.question,
                hint="Name one person and a day.",
            )


def _missing(answer: str) -> str:
    who = "" if _OWNER.search(answer) else "who will find out"
    when = "" if dates.first(answer) or _DEADLINE.search(answer) else "by when"
    return " or ".join(filter(None, (who, when)))
