"""The narrative says only late what it asks for.

Readers who know the question read everything else as evidence for it; readers who do not, read twice.
At Amazon the six pages are read in silence first, so nobody is there to explain what is wanted:
the introduction has to say it. Money, people, a decision, by when.

Bad:

```markdown kind=narrative
# Refunds in one tap

## Introduction

Passengers wait nine days for their money.

## Risks

The bank's interface may be down.

## The ask <!-- ! -->

Four engineers until June.
```

Good:

```markdown kind=narrative
# Refunds in one tap

## Introduction

Passengers wait nine days for their money. We ask for four engineers until June.

## Risks

The bank's interface may be down.

## Plan

We start in March.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


@rule("late-ask", family="structure", levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING))
def late_ask(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield once when the ask comes after a part that is neither the introduction nor the ask."""
    ask = document.parts.get("ask")
    if ask is None or document.spec is None or document.spec.part("ask") is None:
        return
    others = [part for part in document.parts.values() if part.name not in {"introduction", "ask"}]
    if any(part.line < ask.line for part in others):
        yield Problem(
            document.whole_line(ask.line),
            "What is asked for comes only here.",
            subject="ask",
            hint="Say it in the introduction: how much, of whom, by when.",
        )
