"""The press release is longer than customers will read.

A press release "should always be less than a page" (Bryar and Carr, "Working Backwards", 2021). The
public ones that we measured have 43 to 670 words, 295 in the middle. What does not fit is not clear
yet, or belongs into the FAQ. Counted are the words to be read, without the front matter, and, where
pages are counted (`over-page-budget`, `near-page-budget`), its page: a table or a picture can fill that
with few words.

Bad:

```markdown kind=prfaq words=20
# Harbour Ferries launches refunds in ten seconds <!-- ! -->

Harbour Ferries today opens refunds in its app, so that passengers of a cancelled crossing have their
money back before they leave the quay, whatever the weather and whatever the bank's hours are.
```

Good:

```markdown kind=prfaq words=20
# Harbour Ferries launches refunds in ten seconds

Harbour Ferries today opens refunds in its app, ten seconds after a cancellation.
```

Options:

- `words`: the budget in words, instead of the kind's own. The page is `max_pages` of the kind.
"""

from collections.abc import Iterator

from wb.documents.budget import budgets, over_limit
from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


class ReleaseOverBudgetOptions(Options, frozen=True):
    """How many words there may be."""

    words: int | None = None


@rule(
    "release-over-budget", family="length", levels=always(Severity.WARNING), options=ReleaseOverBudgetOptions
)
def release_over_budget(document: Document, options: ReleaseOverBudgetOptions) -> Iterator[Problem]:
    """Yield once when the release is over its page or its words, and not over the limit, another rule's."""
    release, length = document.press_release, document.spec and document.spec.press_release
    if not release or not length or over_limit(document, length.max_words):
        return
    words = options.words or length.warn_words
    said = _over_page(document)
    if not said and words and document.spaced and release.words > words:
        said = f"The press release has {release.words} words; {words} are the budget."
    if said:
        yield Problem(
            document.whole_line(release.line),
            said,
            subject="press release",
            hint="Move what explains into the FAQ; keep what a customer would repeat.",
        )


def _over_page(document: Document) -> str:
    """What there is to say of the page that the release is over; nothing where it is not known to be."""
    pages = document.pages
    page = next((budget for budget in budgets(document) if budget.span == "press_release"), None)
    return page.says(pages) if page and pages and page.standing(pages) == "over" else ""
