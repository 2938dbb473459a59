"""The FAQ does not part the customers' questions from those of the company.

Customers ask what it does for them, what it costs, what happens to their data. Colleagues and leaders
ask what it takes, what can go wrong, why now. The second half is where a proposal is decided, and in a
single list it is the half that gets left out (Bryar and Carr: "external" and "internal" FAQ).

Bad:

```markdown kind=prfaq
# Harbour pays refunds in ten seconds

Harbour Ferries today opens refunds in its app.

## FAQ <!-- ! ## FAQ -->

### What does it cost?

Nothing.

### Who pays for the fraud that we miss?

The insurer, up to 40,000 euros a year.
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


@rule("unsplit-faq", family="structure", levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING))
def unsplit_faq(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield once, at the FAQ, when no question is given a side."""
    wanted = document.spec is not None and document.spec.faq is not None and document.spec.faq.split
    if wanted and document.faq_line and all(entry.audience == "unsplit" for entry in document.faq):
        yield Problem(
            document.whole_line(document.faq_line),
            "The FAQ is one list: customers' and internal questions are not told apart.",
            hint="Make two headings: a customer FAQ and an internal FAQ.",
        )
