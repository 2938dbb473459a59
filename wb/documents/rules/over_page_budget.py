"""The document or its FAQ takes more pages than it may.

Six pages is what a room can read in thirty minutes of silence and discuss in the thirty that follow;
Amazon's narratives end there, and an appendix is for those who want to check (Bryar and Carr,
"Working Backwards", 2021, chapter 4). The same book gives the FAQ five. The limit makes writers choose.
Pages are counted by laying the document out with the page of `wb.toml`, as the review packet prints
it: a fraction such as 6.31, appendices left out, and the FAQ from the top of a page. No smaller font
helps. A press release that leaves its page is told so by `release-over-budget`.

Bad:

```markdown kind=narrative pages=6.31
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

The limits are data of the document's kind: `max_pages` of its length and FAQ. A kind of your own in
`wb.toml` sets others.
"""

from collections.abc import Iterator

from wb.documents.budget import budgets
from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("over-page-budget", family="length", levels=always(Severity.ERROR))
def over_page_budget(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield once for every span that is over its budget; the release's words and page are other rules'."""
    if document.pages is None:
        return
    for budget in budgets(document):
        if budget.span in _ELSEWHERE and budget.standing(document.pages) == "over":
            yield Problem(
                document.whole_line(budget.line),
                budget.says(document.pages),
                subject=budget.name,
                hint=f"Cut it to what the decision rests on; {_ELSEWHERE[budget.span]}.",
            )


_ELSEWHERE = {
    "body": "data that only some will check belongs into an appendix, which does not count",
    "faq": "what only some will ask belongs into an appendix, which does not count",
}
