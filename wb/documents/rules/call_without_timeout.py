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
from wb.documents.systems import AnswerOptions, Concern, problem, shaped, unanswered
from wb.findings import Problem, Severity
from wb.rule import rising, rule

_OTHERS = (
    r"(?:apis?|services?|databases?|providers?|gateways?|backends?|endpoints?|systems?|servers?|vendors?"
    r"|crm|erp)"
)
_CALLS = {
    "en": lazy(
        r"\b(?:calls|calling|call\sto|invok(?:es|ing)|quer(?:ies|ying)|asks|asking|polls|polling|requests?\s(?:to|from)"
        r"|(?:fetch(?:es|ing)|pull(?:s|ing)|requests|reads|reading|loads|loading)\s(?:[\w-]+\s){1,4}?from"
        r"|(?:sends|sending|forwards|forwarding|posts|posting|push(?:es|ing)?)\s(?:[\w-]+\s){1,4}?to)"
        r"\s(?:the|our|their|its|another|each|every|a|an|two|three)\s"
        r"(?:(?!(?:when|that|which|if|and|or|the|to|for|of|is|are|with|because|while|customer)\b)[\w'’-]+\s){0,3}?"
        rf"{_OTHERS}\b(?!\s(?:desk|cent(?:er|re)|team|staff|agents?|line)\b)",
        re.IGNORECASE,
    ),
    "de": lazy(
        r"\b(?:ruft|rufen|fragt|fragen)\s(?:[\w-]+\s){1,4}?(?!kunden)[\w-]*"
        r"(?:dienst|service|schnittstelle|api|datenbank|system|anbieter|backend)(?:e|es|s|n|en)?\b",
        re.IGNORECASE,
    ),
}
"""A call by what is called: ``calls the pricing service``, ``fragt die Datenbank``."""


_CONCERN = Concern(
    "call-without-timeout",
    about="Calls to others",
    missing="no timeout, deadline or time limit",
    hint="Say after how long a call gives up, and what the customer gets then.",
)


@rule(
    "call-without-timeout",
    family="systems",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=AnswerOptions,
)
def call_without_timeout(document: Document, options: AnswerOptions) -> Iterator[Problem]:
    """Yield once, at the first call, when no timeout is named."""
    pattern = _CALLS.get(document.language)
    more = shaped(document, pattern) if pattern and document.spec and document.spec.systems else ()
    found = unanswered(document, _CONCERN, options, more)
    if found:
        yield problem(document, found, _CONCERN)
