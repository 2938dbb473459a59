"""Text that was to be replaced is still there: `[city]`, TBD, TODO, John Doe, ACME.

In a draft a placeholder is honest: it says what is still to be found out. In a review it wastes the
room's time, because the writer has left the thinking to the readers. In public proposals it outlives
the launch: of 27 unticked sign-off boxes in a well-kept repository of design documents, 20 still
name `@xxxxx`. So it is a note in a draft and an error from review on.

Bad:

```markdown kind=prfaq
# Harbour refunds a cancelled crossing in one tap

[City], [launch date] – Harbour Ferries today opens refunds. <!-- ! -->

The price is TBD. <!-- ! TBD -->
```

Good:

```markdown kind=prfaq
# Harbour refunds a cancelled crossing in one tap

Rostock, March 3, 2026 – Harbour Ferries today opens refunds ([terms](terms.md)).

The price is 2 euros a month.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Location, Problem, Severity
from wb.rule import Options, rising, rule


@rule("placeholder", family="integrity", levels=rising(Severity.INFO, Severity.ERROR, Severity.ERROR))
def placeholder(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each placeholder that is not a template's guidance; the same one once a line."""
    seen: set[tuple[int, str]] = set()
    for found in document.placeholders:
        if not found.guidance and (found.line, found.text) not in seen:
            seen.add((found.line, found.text))
            location = Location(document.path, found.line, found.column, found.end_line, found.end_column)
            hint = "Write what belongs here, or say who will know it and when."
            yield Problem(location, f"{found.text!r} is a placeholder.", found.text, hint)
