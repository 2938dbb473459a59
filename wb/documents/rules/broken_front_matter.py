"""The front matter cannot be read as YAML.

Front matter tells wb the kind, the stage and the owner of a document. When it does not parse, none
of that is known: an approved document would be held to the rules of a draft, and nobody would
notice. So this is an error at every stage, unlike faults in the text.

Source: YAML 1.2; that it is an error at every stage is wb's own choice.

Bad:

```markdown
---
title: Refunds: the plan <!-- ! -->
status: review
---

# Refunds in one tap
```

Good:

```markdown
---
title: "Refunds: the plan"
status: review
---

# Refunds in one tap
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("broken-front-matter", family="integrity", levels=always(Severity.ERROR))
def broken_front_matter(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield the place at which the YAML reader gave up."""
    if document.front_matter.fault is not None:
        location, message = document.front_matter.fault
        hint = "Put a value that holds a colon, a # or a quotation mark into quotes; indent with spaces."
        yield Problem(location, f"{message[:1].upper()}{message[1:]}.", hint=hint)
