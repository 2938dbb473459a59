"""The FAQ asks for one side only: for the customers, or for the company.

A FAQ without internal questions sells; one without customers' questions builds what nobody asked for.
Both sides have to be answered before anybody can say yes.

Source: Bryar and Carr, "Working Backwards" (2021), who tell external and internal questions apart.

Bad:

```markdown kind=prfaq
# Harbour pays refunds in ten seconds

Harbour Ferries today opens refunds in its app.

## Customer FAQ <!-- ! -->

### What does it cost?

Nothing.
```

Good:

```markdown kind=prfaq
# Harbour pays refunds in ten seconds

Harbour Ferries today opens refunds in its app.

## Customer FAQ

### What does it cost?

Nothing.

## Internal FAQ

### Who pays for the fraud that we miss?

The insurer, up to 40,000 euros a year.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule

_OTHER = {"external": "internal", "internal": "customers'"}


@rule("one-sided-faq", family="structure", levels=rising(Severity.INFO, Severity.WARNING, Severity.ERROR))
def one_sided_faq(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield once, at the FAQ, when all questions have the same side."""
    wanted = document.spec is not None and document.spec.faq is not None and document.spec.faq.split
    sides = {entry.audience for entry in document.faq}
    if wanted and document.faq_line and len(sides) == 1 and (side := sides.pop()) != "unsplit":
        yield Problem(
            document.whole_line(document.faq_line),
            f"The FAQ has no {_OTHER[side]} questions.",
            subject=side,
            hint="Ask what that side would ask you in the room, and answer it.",
        )
