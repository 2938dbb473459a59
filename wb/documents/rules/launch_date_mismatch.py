"""The launch date of the front matter is not the one of the dateline.

The board and the commitments go by the front matter, readers go by the dateline. When one is moved
and the other forgotten, the team plans for one day and its customers for another.

Source: wb's own; the dateline is Bryar and Carr, "Working Backwards" (2021).

Bad:

```markdown kind=prfaq
---
launch: 2026-03-03
---

# Harbour pays refunds in ten seconds

**ROSTOCK, April 7, 2026** – Harbour Ferries today opens refunds in its app. <!-- ! April 7, 2026 -->
```

Good:

```markdown kind=prfaq
---
launch: 2026-03-03
---

# Harbour pays refunds in ten seconds

**ROSTOCK, March 2026** – Harbour Ferries today opens refunds in its app.
```
"""

from collections.abc import Iterator

from wb.documents.launch import launch_dates
from wb.documents.model import Document
from wb.findings import Problem, Related, Severity
from wb.rule import Options, rising, rule


@rule(
    "launch-date-mismatch",
    family="structure",
    levels=rising(Severity.WARNING, Severity.ERROR, Severity.ERROR),
)
def launch_date_mismatch(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield the dateline's date when it cannot mean the day of the front matter."""
    match launch_dates(document):
        case [promised, told] if not promised.when.overlaps(told.when):
            yield Problem(
                told.location,
                f"The dateline says {told.text}, the front matter says {promised.text}.",
                subject="launch date",
                hint="Decide which one holds and correct the other.",
                related=(Related(promised.location, "the launch of the front matter"),),
            )
