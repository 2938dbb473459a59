"""The FAQ has too few questions to pass review.

Twenty questions is the classic number; at least five a side is where a review begins to be worth
an hour. Few questions mean that nobody outside the team has read it yet: show the press release to
three people and write down what they ask.

Source: Bryar and Carr, "Working Backwards" (2021), for the FAQ and its two sides; the numbers are wb's.

Bad:

```markdown kind=prfaq least=2
# Harbour pays refunds in ten seconds

Harbour Ferries today opens refunds in its app.

## Customer FAQ <!-- ! -->

### What does it cost?

Nothing.

## Internal FAQ

### Who pays for the fraud that we miss?

The insurer, up to 40,000 euros a year.

### What do we not build because of this?

The seat map, until May.
```

Good:

```markdown kind=prfaq least=1
# Harbour pays refunds in ten seconds

Harbour Ferries today opens refunds in its app.

## Customer FAQ

### What does it cost?

Nothing.

## Internal FAQ

### Who pays for the fraud that we miss?

The insurer, up to 40,000 euros a year.
```

Options:

- `least`: the least number of questions on each side, instead of the kind's own.
"""

from collections.abc import Iterator

from wb.documents.model import Document, FaqEntry
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule

_SIDES = {"external": "customers'", "internal": "internal"}


class FewQuestionsOptions(Options, frozen=True):
    """How many questions are asked for."""

    least: int | None = None


@rule(
    "few-questions",
    family="structure",
    levels=rising(Severity.INFO, Severity.ERROR, Severity.ERROR),
    options=FewQuestionsOptions,
)
def few_questions(document: Document, options: FewQuestionsOptions) -> Iterator[Problem]:
    """Yield each side, or the FAQ as a whole where it is not split, that has too few questions."""
    if document.spec is None or document.spec.faq is None or document.faq_line is None:
        return
    least = document.spec.faq.min_per_side if options.least is None else options.least
    unsplit = [entry for entry in document.faq if entry.audience == "unsplit"]
    if unsplit or not document.spec.faq.split:
        yield from _shortage(document, document.faq_line, len(document.faq), least * 2, "")
        return
    for side, name in _SIDES.items():
        entries = [entry for entry in document.faq if entry.audience == side]
        if entries:
            yield from _shortage(document, _heading_above(document, entries[0]), len(entries), least, name)


def _shortage(document: Document, line: int, count: int, least: int, side: str) -> Iterator[Problem]:
    if count < least:
        questions = f"{side} question{'s' if count > 1 else ''}".strip()
        yield Problem(
            document.whole_line(line),
            f"The FAQ has {count} {questions}; a review asks for at least {least}.",
            subject=side,
            hint="Let three people read the press release and write down what they ask.",
        )


def _heading_above(document: Document, entry: FaqEntry) -> int:
    """The line of the heading that the questions stand under."""
    above = [heading.line for heading in document.headings if heading.line < entry.line]
    return above[-1] if above else entry.line
