"""A part is longer than the budget that its kind sets for it.

Budgets are for kinds whose readers expect a short part at a fixed place: three sentences of summary,
half a page of risks. The kinds that come with wb set none; your own set them as `max_words` of a part.

Source: your own house: whoever defines a kind sets the budget.

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

- `words`: a budget for every part, instead of the kind's own.
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


class PartOverBudgetOptions(Options, frozen=True):
    """How many words a part may have."""

    words: int | None = None


@rule("part-over-budget", family="length", levels=always(Severity.WARNING), options=PartOverBudgetOptions)
def part_over_budget(document: Document, options: PartOverBudgetOptions) -> Iterator[Problem]:
    """Yield each part over its budget, and not over its limit, which is another rule's."""
    for spec in document.spec.parts if document.spec and document.spaced else ():
        part, budget = document.parts.get(spec.name), options.words or spec.max_words
        if part and budget and budget < part.words <= (spec.hard_max_words or part.words):
            yield Problem(
                document.whole_line(part.line),
                f"{spec.title!r} has {part.words} words; {budget} are its budget.",
                subject=spec.name,
                hint="Say it shorter, or move the detail to where it is looked up.",
            )
