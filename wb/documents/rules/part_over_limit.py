"""A part is longer than the limit that its kind sets for it.

Beyond the budget is a warning (`part-over-budget`); beyond the limit the part no longer does its job.
The kinds that come with wb set none; your own set them as `hard_max_words` of a part.

Source: your own house: whoever defines a kind sets the limit.

Bad:

```markdown kind=letter words=8
# The ferry team in 2025

## What we said we would do <!-- ! -->

Pay every refund within ten seconds, in every harbour, on every day of the year.
```

Good:

```markdown kind=letter words=8
# The ferry team in 2025

## What we said we would do

Pay every refund within ten seconds.
```

Options:

- `words`: a limit for every part, instead of the kind's own.
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


class PartOverLimitOptions(Options, frozen=True):
    """How many words are too many for a part."""

    words: int | None = None


@rule("part-over-limit", family="length", levels=always(Severity.ERROR), options=PartOverLimitOptions)
def part_over_limit(document: Document, options: PartOverLimitOptions) -> Iterator[Problem]:
    """Yield each part over its limit."""
    for spec in document.spec.parts if document.spec and document.spaced else ():
        part, limit = document.parts.get(spec.name), options.words or spec.hard_max_words
        if part and limit and part.words > limit:
            yield Problem(
                document.whole_line(part.line),
                f"{spec.title!r} has {part.words} words; {limit} are its limit.",
                subject=spec.name,
                hint="Say it shorter, or move the detail to where it is looked up.",
            )
