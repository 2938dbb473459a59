"""The document offers an API and never speaks of its version.

APIs are forever: once somebody calls one, it cannot be changed under them. "All APIs versioned from the
start" is one of Werner Vogels' always; the second version is planned before the first one ships. Looked
for are APIs and endpoints in the text, at least twice, and a version, compatibility or deprecation
anywhere in the document, code included. Reviews and narratives, English and German.

Bad:

```markdown kind=review
# Refund service: systems review

## Services

Shops ask for refunds through an API. The API is open to all of them from May. <!-- ! API -->
```

Good:

```markdown kind=review
# Refund service: systems review

## Services

Shops ask for refunds through an API, `POST /v1/refunds`. The API keeps old fields for a year.
```

Options:

- `also`: further words that show a version.
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.documents.systems import AnswerOptions, problem, unanswered
from wb.findings import Problem, Severity
from wb.rule import rising, rule


@rule(
    "unversioned-api",
    family="systems",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=AnswerOptions,
)
def unversioned_api(document: Document, options: AnswerOptions) -> Iterator[Problem]:
    """Yield once, at the first API, when no version is named."""
    found = unanswered(document, "unversioned-api", options)
    if len(found) > 1:
        yield problem(
            document,
            found,
            "APIs ({lines}), and no version, compatibility or deprecation anywhere.",
            hint="Say what its version is, how it evolves, and how long an old one lives.",
        )
