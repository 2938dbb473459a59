"""A part that this kind of document needs is not there.

Each part answers a question that reviewers will ask. Bryar and Carr ("Working Backwards", 2021) list
those of the press release: heading, subheading, summary, problem, solution, quotes, how to get
started; a six-pager without its ask ends in a discussion without a decision. A draft may have gaps:
this is a note there, a warning in review, an error once approved. Which parts a kind has is data
(`wb outline` shows what was recognised, and parts need no heading of their own to be seen). Of a draft
that lacks more than three parts one note names them all: its writer knows that it has only begun. A
manual may be spread over several files: one that has fewer than half of the parts is taken for a page of it.

Bad:

```markdown kind=letter
# The ferry team in 2025 <!-- ! -->

## What we said we would do

Pay every refund within ten seconds.

## What we did

We paid 99.2 % of them within ten seconds.
```

Good:

```markdown kind=letter
# The ferry team in 2025

## What we said we would do

Pay every refund within ten seconds.

## What we did

We paid 99.2 % of them within ten seconds.

## Where we fell short

We missed the date by six weeks.

## Why

The bank's interface had no test system, and we learned it in March.

## What comes next

Refunds for groups, by June 30, 2026.
```

Options:

- `optional`: names of parts that your documents may go without, such as `["leader_quote"]`.
"""

from collections.abc import Iterator

from wb.documents.kind import PartSpec
from wb.documents.model import Document
from wb.findings import Location, Problem, Severity
from wb.rule import Options, rising, rule
from wb.stage import Stage

_INTRODUCES = 15
"""Words of a paragraph that says what the document is about."""
_FEW = 3
"""Missing parts of a draft that are named one by one."""


class MissingPartOptions(Options, frozen=True):
    """Which parts may be missing."""

    optional: tuple[str, ...] = ()


@rule(
    "missing-part",
    family="structure",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.ERROR),
    options=MissingPartOptions,
)
def missing_part(document: Document, options: MissingPartOptions) -> Iterator[Problem]:
    """Yield each required part of the document's profile that was not recognised."""
    required = [part for part in document.expected_parts if part.required]
    there = document.parts.keys() | ({"faq"} if document.faq_line else set())
    there |= {"introduction"} if _is_introduced(document) else set()
    missing = [part for part in required if part.name not in there]
    if document.spec and document.spec.spread and len(missing) * 2 > len(required):
        return  # one page of several: nobody expects the whole here
    missing = [part for part in missing if part.name not in options.optional]
    if document.stage is Stage.DRAFT and len(missing) > _FEW:
        names = ", ".join(part.title for part in missing)
        show = "wb outline shows what was recognised; wb lint --stage review names each of them."
        yield Problem(Location(document.path), f"{len(missing)} parts are missing: {names}.", "parts", show)
        return
    for part in missing:
        yield Problem(
            Location(document.path),
            f"The part {part.title!r} is missing.",
            subject=part.name,
            hint=f"Write it. A heading such as {_wording(part, document.language)!r} opens it.",
        )


def _is_introduced(document: Document) -> bool:
    """Whether a paragraph stands between the title and the first heading: it needs no heading of its own."""
    title = document.title.line if document.title else 0
    first = next((heading.line for heading in document.headings if heading.line > title), 0)
    above = (block for block in document.blocks if title < block.line < first and block.type == "paragraph")
    return any(len(block.text.split()) >= _INTRODUCES for block in above)


def _wording(part: PartSpec, language: str) -> str:
    return next(iter(part.wording.get(language, ())), part.title)
