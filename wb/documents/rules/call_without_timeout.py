"""The system calls others, and the document never says when a call gives up.

A call without a timeout waits for as long as the other side likes: threads pile up, and one slow
dependency takes everything with it. "Timeouts on all external calls" is one of Werner Vogels' always.
Looked for are calls to other services in the text, and a timeout, deadline or time limit anywhere in
the document; open checklist items and questions in headings do not count. Reviews and narratives,
English and German.

Bad:

```markdown kind=review
# Refund service: systems review

## Services

Every refund makes an API call to the bank, and retries it once. <!-- ! API call -->
```

Good:

```markdown kind=review
# Refund service: systems review

## Services

Every refund makes an API call to the bank. It times out after two seconds and is retried once.
```

Options:

- `also`: further words that show a limit, such as the name of the library that sets it.
"""

import re
from collections.abc import Iterator

from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.documents.systems import AnswerOptions, problem, unanswered
from wb.findings import Problem, Severity
from wb.rule import rising, rule

_CALL = lazy(
    r"\b(?:calls|calling|call to|requests? to|queries) (?:the|our|their|its|another|a|an|two|three)\s"
    r"(?:(?!(?:when|that|which|if|and|or|the|to|for|of|is|are|with|because|while)\b)[\w-]+\s){0,3}?"
    r"(?:apis?|services?|databases?|providers?|gateways?|backends?|endpoints?|systems?)\b",
    re.IGNORECASE,
)
"""A call by what is called: ``calls the pricing service``."""


@rule(
    "call-without-timeout",
    family="systems",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=AnswerOptions,
)
def call_without_timeout(document: Document, options: AnswerOptions) -> Iterator[Problem]:
    """Yield once, at the first call, when no timeout is named."""
    found = unanswered(
        document, "call-without-timeout", options, _CALL if document.language == "en" else None
    )
    if found:
        yield problem(
            document,
            found,
            "Calls to others ({lines}), and no timeout, deadline or time limit anywhere.",
            hint="Say after how long a call gives up, and what the customer gets then.",
        )
