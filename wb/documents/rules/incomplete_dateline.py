"""The dateline lacks the city or the date.

A press release opens with the place and the day: "SEATTLE, March 3, 2026 –". The place says whose
launch it is; the day is the team's first promise, and what everything else is planned back from
(Bryar and Carr: "the proposed launch date"). A month will do until the day is known.

Bad:

```markdown kind=prfaq
# Harbour pays refunds in ten seconds

**ROSTOCK** – Harbour Ferries today opens refunds in its app. <!-- ! -->
```

Good:

```markdown kind=prfaq
# Harbour pays refunds in ten seconds

**ROSTOCK, March 3, 2026** – Harbour Ferries today opens refunds in its app.
```
"""

from collections.abc import Iterator

from wb.documents.launch import dateline
from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


@rule(
    "incomplete-dateline",
    family="structure",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.ERROR),
)
def incomplete_dateline(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield once when the dateline lacks one of the two; what is a placeholder is reported as that."""
    found = dateline(document)
    if found is None or any(placeholder.line == found.line for placeholder in document.placeholders):
        return
    missing = [name for name, there in (("city", found.city), ("date", found.date)) if not there]
    if missing:
        yield Problem(
            document.whole_line(found.line),
            f"The dateline has no {' and no '.join(missing)}.",
            subject=" ".join(missing),
            hint="Write it as: ROSTOCK, March 3, 2026 –",
        )
