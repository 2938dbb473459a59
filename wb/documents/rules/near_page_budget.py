"""The document, its press release or its FAQ has all but reached the pages that it may take.

Documents grow in review: every question leaves a sentence behind. Whoever learns of the limit only
when it is passed cuts in a hurry, on the evening before the meeting. With a twenty-fourth left, which
is a quarter page of six and two lines of one page, what comes in has to replace something. Where the
layout engine is not installed and words alone do not tell, this says so: it is the one warning before
a limit that may have been passed.

Source: Bryar and Carr, "Working Backwards" (2021): six pages, and no smaller type; how near is near is
wb's choice.

Bad:

```markdown kind=narrative pages=5.97
# Refunds in one tap <!-- ! -->

## Introduction

We ask for four engineers until June, to pay every refund in ten seconds.
```

Good:

```markdown kind=narrative pages=5.2
# Refunds in one tap

## Introduction

We ask for four engineers until June, to pay every refund in ten seconds.
```

The limits are those of `over-page-budget`; a press release over its words is `release-over-budget`'s.
"""

from collections.abc import Iterator

from wb.documents.budget import budgets
from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

_HINTS = {
    "near": "From here on, what comes in has to replace something.",
    "unknown": "This is an estimate from its lines; to have pages counted, install the layout engine: typst.",
}


@rule("near-page-budget", family="length", levels=always(Severity.WARNING))
def near_page_budget(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield once for every span that is close to its budget, or may be over it."""
    if document.pages is None:
        return
    for budget in budgets(document):
        hint = _HINTS.get(budget.standing(document.pages))
        if hint and not (budget.span == "press_release" and _wordy(document)):
            yield Problem(
                document.whole_line(budget.line),
                budget.says(document.pages),
                subject=budget.name,
                hint=hint,
            )


def _wordy(document: Document) -> bool:
    """Whether the release is over its budget of words, so that another rule speaks of its length."""
    release, length = document.press_release, document.spec and document.spec.press_release
    words = length.warn_words if length and document.spaced else None
    return bool(release and words and release.words > words)
