"""A part does not stand where readers of this kind look for it.

The order is the argument. The press release tells the problem before the solution, so that the reader
wants it; a letter owns up to where it fell short before it speaks of what comes next (Amazon's annual
letters open with what was promised). Reported are the fewest parts whose move restores the order.

Bad:

```markdown kind=letter
# The ferry team in 2025

## What comes next <!-- ! -->

Refunds for groups.

## What we said we would do

Pay every refund within ten seconds.

## What we did

We paid 99.2 % of them in time.
```

Good:

```markdown kind=letter
# The ferry team in 2025

## What we said we would do

Pay every refund within ten seconds.

## What we did

We paid 99.2 % of them in time.

## What comes next

Refunds for groups.
```
"""

from collections.abc import Iterator, Sequence

from wb.documents.kind import PartSpec
from wb.documents.model import Document
from wb.documents.order import out_of_order
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


@rule("misplaced-part", family="structure", levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING))
def misplaced_part(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield the parts outside of the longest run that is in order, but for `solution-before-problem`."""
    if document.spec is None or not document.spec.ordered:
        return
    # A solution before the problem is another rule's.
    there = document.parts.keys() - ({"solution"} if document.solution_first else set())
    there -= {"dateline"} if _opens_the_summary(document) else set()
    there -= {"call_to_action"} if _is_beside(document, "call_to_action", "summary") else set()
    expected = [part for part in document.spec.parts if part.name in there and not part.loose]
    rank = {part.name: number for number, part in enumerate(expected)}
    found = sorted(rank, key=lambda name: (document.parts[name].line, rank[name]))
    for index in out_of_order([rank[name] for name in found]):
        name = found[index]
        yield Problem(
            document.whole_line(document.parts[name].line),
            f"{expected[rank[name]].title!r} belongs {_place(expected, rank[name])}.",
            subject=name,
            hint=f"Move it: that is where readers of this kind ({document.spec.title}) look for it.",
        )


def _opens_the_summary(document: Document) -> bool:
    """Whether the dateline stands where it belongs, below a heading of its own for the summary."""
    dateline, summary = document.parts.get("dateline"), document.parts.get("summary")
    return bool(dateline and summary and summary.line < dateline.line <= summary.end_line)


def _is_beside(document: Document, one: str, other: str) -> bool:
    """Whether a part is told in the paragraph of another one: it takes no place of its own."""
    here, there = document.parts.get(one), document.parts.get(other)
    return bool(here and there and there.line <= here.line <= there.end_line)


def _place(expected: Sequence[PartSpec], rank: int) -> str:
    if rank:
        return f"after {expected[rank - 1].title!r}"
    return f"before {expected[1].title!r}"
