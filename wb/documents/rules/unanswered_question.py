"""A question of the FAQ has no answer.

An honest answer is yes, no, a number, or "we do not know yet; NAME will know by DATE" (those are the
four that Amazon's writing advice allows). No answer at all leaves it to the room to find one, which is
the most expensive way. Where wb ships twenty questions in a template, delete those that do not apply.

Bad:

```markdown kind=prfaq
# Harbour pays refunds in ten seconds

## Internal FAQ

### Who pays for the fraud that we miss? <!-- ! Who pays for the fraud that we miss? -->

### What does a refund cost us?

Eleven cents.
```

Good:

```markdown kind=prfaq
# Harbour pays refunds in ten seconds

## Internal FAQ

### Who pays for the fraud that we miss?

We do not know yet. Dana Fields asks the insurer and answers by February 2, 2026.

### What does a refund cost us?

Eleven cents.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


@rule("unanswered-question", family="structure", levels=rising(Severity.INFO, Severity.ERROR, Severity.ERROR))
def unanswered_question(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each question that nothing follows; a placeholder for the answer is reported as that."""
    open_lines = {found.line for found in document.placeholders if not found.guidance}
    for entry in document.faq if document.spec else ():
        if not entry.answered and open_lines.isdisjoint(range(entry.line + 1, entry.end_line + 1)):
            yield Problem(
                document.find(entry.line, entry.question),
                f"{entry.question!r} has no answer.",
                subject=entry.question,
                hint="Answer yes, no, a number, or who will know it and by when; or delete the question.",
            )
