"""The document takes longer to read than the meeting is silent.

A meeting at Amazon opens with up to thirty minutes in which all read; what is not read by then is
not discussed by all. Counted are 238 words of prose and tables a minute, what adults read of
non-fiction in English (Brysbaert, "How many words do we read per minute?", 2019, 190 studies), code
word by word at the same speed, and Chinese and Japanese by characters. Appendices are left out.

Bad:

```markdown kind=narrative minutes=0.1
# Refunds in one tap <!-- ! -->

Passengers of a cancelled crossing wait nine days for their money. One in eight calls us while
waiting, and each call costs more than the crossing did. We ask for four engineers until June.
```

Good:

```markdown kind=narrative minutes=0.1
# Refunds in one tap

Passengers wait nine days for their money.
```

Options:

- `minutes`: how long silence lasts, instead of the kind's own `max_minutes`.
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.documents.reading import at_most, minutes
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


class LongSilentReadingOptions(Options, frozen=True):
    """How long the meeting is silent."""

    minutes: float | None = None


@rule(
    "long-silent-reading", family="length", levels=always(Severity.WARNING), options=LongSilentReadingOptions
)
def long_silent_reading(document: Document, options: LongSilentReadingOptions) -> Iterator[Problem]:
    """Yield once when reading takes longer than the silence."""
    length = document.spec and document.spec.length
    limit = options.minutes or (length.max_minutes if length else None)
    if limit and at_most(document) > limit and (needed := minutes(document)) > limit:
        line = document.title.line if document.title else document.front_matter.end_line + 1
        yield Problem(
            document.whole_line(line),
            f"Reading takes {needed:g} minutes; the silence lasts {limit:g}.",
            subject="reading time",
            hint="Cut it, or move what only some will check into an appendix, which does not count.",
        )
