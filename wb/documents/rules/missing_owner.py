"""A document that goes to review names no owner.

"You build it, you run it", said Werner Vogels of Amazon in 2006: the person who proposes is the
person who answers for it. A review without an owner ends in advice that nobody takes home. One
person, not a team: of what everybody owns, nobody does. Drafts may go without.

Bad:

```markdown kind=narrative stage=review
# Refunds in one tap <!-- ! -->

We ask for four engineers until June.
```

Good:

```markdown kind=narrative stage=review
---
owner: Dana Fields
---

# Refunds in one tap

We ask for four engineers until June.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Location, Problem, Severity
from wb.rule import Options, rising, rule


@rule("missing-owner", family="integrity", levels=rising(None, Severity.WARNING, Severity.ERROR))
def missing_owner(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield once when the front matter of a document with a kind has no owner."""
    if document.spec is not None and not document.front_matter.data.get("owner"):
        hint = "Write into the front matter: owner: the name of one person."
        yield Problem(Location(document.path), "Nobody owns this document.", hint=hint)
