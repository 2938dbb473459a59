"""The document tells how changes go out, and not how they are taken back.

"Deploy without a way back" is one of Werner Vogels' nevers. Whoever is woken at night undoes first and
asks later: in one step, in minutes, rehearsed. That goes for data migrations too. Looked for are
deployments and migrations in the text, a review's part on operations, and a way back anywhere in the
document: a rollback, a revert, the previous version, a switch. Reviews and narratives, English and German.

Bad:

```markdown kind=review
# Refund service: systems review

## Operations

A merge is built and deployed to all harbours within ten minutes. <!-- ! deployed -->
```

Good:

```markdown kind=review
# Refund service: systems review

## Operations

A merge is deployed to all harbours within ten minutes. One command brings the previous version back.
```

Options:

- `also`: further words that show a way back, such as the name of the tool.
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.documents.systems import AnswerOptions, Concern, problem, unanswered
from wb.findings import Problem, Severity
from wb.rule import rising, rule

_CONCERN = Concern(
    "missing-rollback",
    about="Changes go out",
    missing="no rollback, revert or other way back",
    hint="Say how a change is taken back, in how many minutes, and when that was last tried.",
    part="operations",
)


@rule(
    "missing-rollback",
    family="systems",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=AnswerOptions,
)
def missing_rollback(document: Document, options: AnswerOptions) -> Iterator[Problem]:
    """Yield once, at the first deployment, when no way back is named."""
    found = unanswered(document, _CONCERN, options)
    if found:
        yield problem(document, found, _CONCERN)
