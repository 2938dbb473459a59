"""The document speaks of alarms and outages, and of nobody who is called.

You build it, you run it: the team that writes the service is woken when it breaks, which is why it
breaks less (Werner Vogels, ACM Queue, 2006). An alarm without a person is a log line. Looked for are
alarms, incidents, outages, monitoring and runbooks in the text, at least two of them where there is no part
on operations, that part itself in a review, and a person or a rotation on call anywhere in the document.
Reviews and narratives, English and German.

Bad:

```markdown kind=review
# Refund service: systems review

## Operations

An alarm rises when refunds take over ten seconds. Every outage has a runbook. <!-- ! alarm -->
```

Good:

```markdown kind=review
# Refund service: systems review

## Operations

An alarm rises when refunds take over ten seconds; it pages the refunds team, which is on call by the week.
```

Options:

- `also`: further words that show who is called, such as the name of the rota.
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.documents.systems import AnswerOptions, Concern, problem, unanswered
from wb.findings import Problem, Severity
from wb.rule import rising, rule

_STEM = 5
"""Letters that *alert* and *alerting* share: what a product is about does not count twice."""
_CONCERN = Concern(
    "nobody-on-call",
    about="Alarms or outages",
    missing="nobody on call",
    hint="Name the rota that is called, and within how many minutes it answers.",
    part="operations",
)


@rule(
    "nobody-on-call",
    family="systems",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=AnswerOptions,
)
def nobody_on_call(document: Document, options: AnswerOptions) -> Iterator[Problem]:
    """Yield once, at the first alarm or outage, when nobody is called."""
    found = unanswered(document, _CONCERN, options)
    concepts = {one.phrase[:_STEM] for one in found}
    if len(concepts) > (0 if "operations" in document.parts else 1):
        yield problem(document, found, _CONCERN)
