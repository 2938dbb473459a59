"""There are fewer than three tenets, or more than seven.

Tenets break ties: they say which of two good things wins when both cannot be had ("unless you know
better ones", as Amazon's teams write above them). One or two leave most ties open; more than seven
nobody can recite, so nobody decides by them.

Bad:

```markdown kind=narrative
# Refunds in one tap

## Tenets <!-- ! -->

1. Money back first, questions later.
2. No forms.
```

Good:

```markdown kind=narrative
# Refunds in one tap

## Tenets

1. Money back first, questions later.
2. No forms.
3. A wrong refund costs less than a lost passenger.
```

Options:

- `least`: the least number of tenets, 3 if not set.
- `most`: the greatest number of tenets, 7 if not set.
"""

from collections.abc import Iterator

from wb.documents.model import Document, Part
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


class UnusualTenetCountOptions(Options, frozen=True):
    """How many tenets are usual."""

    least: int = 3
    most: int = 7


@rule(
    "unusual-tenet-count",
    family="structure",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=UnusualTenetCountOptions,
)
def unusual_tenet_count(document: Document, options: UnusualTenetCountOptions) -> Iterator[Problem]:
    """Yield once when the tenets can be counted and are too few or too many."""
    part = document.parts.get("tenets")
    count = _count(document, part) if part else 0
    if part and count and not options.least <= count <= options.most:
        yield Problem(
            document.whole_line(part.line),
            f"{count} tenet{'s' if count > 1 else ''}: {options.least} to {options.most} are usual.",
            subject="tenets",
            hint="Keep those that would decide a quarrel.",
        )


def _count(document: Document, part: Part) -> int:
    """Tenets are the items of a list, else headings or bold run-ins, else paragraphs: nobody knows."""
    inside = [block for block in document.blocks if part.line < block.line <= part.end_line]
    items = sum(1 for block in inside if block.type == "list_item" and block.depth == 1)
    heads = sum(1 for heading in document.headings if part.line < heading.line <= part.end_line)
    return max(items, heads)
