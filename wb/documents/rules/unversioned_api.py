"""The document offers an API and never speaks of its version.

APIs are forever: once somebody calls one, it cannot be changed under them. "All APIs versioned from the
start" is one of Werner Vogels' always; the second version is planned before the first one ships. Looked
for are APIs, endpoints and operations such as `POST /refunds`, at least twice, and the version of one, its
compatibility or deprecation anywhere in the document, code included. Reviews and narratives, English and
German.

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
from wb.documents.patterns import lazy
from wb.documents.systems import AnswerOptions, Concern, problem, shaped, unanswered
from wb.findings import Problem, Severity
from wb.rule import rising, rule

_OPERATION = lazy(r"\b(?:GET|POST|PUT|PATCH|DELETE) /[\w{}/.-]*")
_API = (
    r"\b(?:apis?|endpoints?|interfaces?|contracts?|schemas?|headers?|paths?|urls?|clients?|callers?|consumers?"
    r"|schnittstellen?|pfade?|endpunkte?|verträge?)\b"
)
_FATE = r"\b(?:version\w*|compatib\w*|kompatib\w*|sunset\w*)"
_VERSION = lazy(rf"/v\d|\bv[1-9]\d?\b|{_API}[^.!?]{{0,80}}{_FATE}|{_FATE}[^.!?]{{0,80}}{_API}")
"""A version that is an API's: ``the API has a version``, not ``a new version of the app``."""


_CONCERN = Concern(
    "unversioned-api",
    about="APIs",
    missing="no version, compatibility or deprecation",
    hint="Say what its version is, how it evolves, and how long an old one lives.",
    answer=_VERSION,
)


@rule(
    "unversioned-api",
    family="systems",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=AnswerOptions,
)
def unversioned_api(document: Document, options: AnswerOptions) -> Iterator[Problem]:
    """Yield once, at the first API, when no version is named."""
    more = shaped(document, _OPERATION, code=True) if document.spec and document.spec.systems else ()
    found = unanswered(document, _CONCERN, options, more)
    if len(found) > 1:
        yield problem(document, found, _CONCERN)
