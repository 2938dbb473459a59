"""The press release no longer fits on the one page that it has.

Up to the budget is good, a little over is a warning (`release-over-budget`); this far over, it is not
a press release any more, and the reader of the packet turns a page in the middle of it. Where words
cannot be counted, as in Japanese, paper decides: so much over the page as the limit is over the budget.

Source: Bryar and Carr, "Working Backwards" (2021): the release is always less than a page.

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

- `words`: the limit in words, instead of the kind's own.
"""

from collections.abc import Iterator

from wb.documents.budget import over_limit
from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


class ReleaseOverLimitOptions(Options, frozen=True):
    """How many words are too many."""

    words: int | None = None


@rule("release-over-limit", family="length", levels=always(Severity.ERROR), options=ReleaseOverLimitOptions)
def release_over_limit(document: Document, options: ReleaseOverLimitOptions) -> Iterator[Problem]:
    """Yield once when the release is over its limit."""
    release, length = document.press_release, document.spec and document.spec.press_release
    limit = options.words or (length.max_words if length else None)
    if release and over_limit(document, limit):
        pages = document.pages and document.pages.press_release
        yield Problem(
            document.whole_line(release.line),
            f"The press release has {release.words} words; more than {limit} do not fit on its page."
            if document.spaced
            else f"The press release takes {pages} pages; it has one.",
            subject="press release",
            hint="Cut it to one page: what explains belongs into the FAQ.",
        )
