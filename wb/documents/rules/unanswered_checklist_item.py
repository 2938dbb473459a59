"""An item of a checklist has no answer.

Werner Vogels asks each item of his lists of every system, one by one: "Everything fails, all the
time." An unticked box with nothing beside it says that nobody asked. Tick the box, or write the answer
behind a dash or a colon, or on lines below the item; "no, because …" is an answer. Looked for are boxes
anywhere and, in the part with the checklist, list items that end with a colon or a question mark, and
table rows with nothing, a question mark or TBD behind the item.

Bad:

```markdown kind=review
# Refund service: systems review

## Checklist

- [x] Timeouts on all external calls
- [ ] Deployment and rollback automated <!-- ! Deployment and rollback automated -->
- [ ] Failure scenarios tested in production – no; in staging every Tuesday
```

Good:

```markdown kind=review
# Refund service: systems review

## Checklist

- [x] Timeouts on all external calls
- [ ] Deployment and rollback automated
  Not the database yet: Dana Fields finishes it by March 1, 2026.
- [ ] Failure scenarios tested in production: no, in staging every Tuesday
```
"""

from collections.abc import Iterator

from wb.documents.checklist import open_items
from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


@rule(
    "unanswered-checklist-item",
    family="systems",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.ERROR),
)
def unanswered_checklist_item(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each open item without a word of answer, in kinds that have a checklist."""
    if document.spec is None or document.spec.part("checklist") is None:
        return
    for item in open_items(document):
        yield Problem(
            document.find(item.line, item.text),
            f"{item.text!r} has no answer.",
            subject=item.text,
            hint="Tick it, or say behind a dash what is true instead, who changes it and by when.",
        )
