"""A value in the front matter is not what its schema asks for.

Owner, launch date, commitments and approvals are read by machines later: the board, the packet, the
check that every commitment is answered. A date that is none or a status nobody knows makes them
answer wrongly, and silently. The JSON Schema of each kind is in `schemas/front-matter/`; editors
can complete from it.

Source: JSON Schema 2020-12 and the schemas of wb.

Bad:

```markdown kind=prfaq
---
status: almost done <!-- ! almost done -->
launch: 2026-02-31 <!-- ! 2026-02-31 -->
---

# Refunds in one tap
```

Good:

```markdown kind=prfaq
---
status: review
launch: 2026-02-28
layout: keys of other tools are left alone
---

# Refunds in one tap
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


@rule(
    "invalid-front-matter",
    family="integrity",
    levels=rising(Severity.WARNING, Severity.ERROR, Severity.ERROR),
)
def invalid_front_matter(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each fault that the kind's schema finds, where its value stands."""
    for path, message in document.front_matter.schema_faults:
        name = path.removeprefix("$.") or "the front matter"
        location = document.front_matter.place(path) or document.at(1)
        yield Problem(location, f"In the front matter, {name}: {message}.".replace("..", "."), subject=path)
