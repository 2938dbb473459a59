"""The template's guidance is still in the document.

Templates of wb say in comments what belongs into each part and what good looks like. Who removes a
comment says: this part is written. What is left in shows reviewers, and wb, which parts nobody has
thought about yet. It is a note in a draft and an error from review on, so that an untouched scaffold
cannot pass for a proposal. Comments of your own are left alone.

Bad:

```markdown kind=prfaq
# Harbour refunds a cancelled crossing in one tap

<!-- guidance: Two or three sentences: who the customer is, what is new, what it is good for. --> <!-- ! -->
```

Good:

```markdown kind=prfaq
# Harbour refunds a cancelled crossing in one tap

<!-- Numbers checked by finance on March 1. -->
Passengers of Harbour Ferries get their money back within ten seconds of a cancellation.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Edit, Location, Problem, Severity
from wb.rule import Options, rising, rule


@rule("left-in-guidance", family="integrity", levels=rising(Severity.INFO, Severity.ERROR, Severity.ERROR))
def left_in_guidance(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each piece of guidance; a comment can be taken out safely."""
    for found in document.placeholders:
        if found.guidance:
            location = Location(document.path, found.line, found.column, found.end_line, found.end_column)
            removable = found.text.startswith("<!--")
            yield Problem(
                location,
                "The template's guidance is still here.",
                subject=found.text[:80],
                hint="Write the part, then delete the guidance.",
                fix=Edit(location, "") if removable else None,
            )
