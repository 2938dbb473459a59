"""The solution is told before the problem.

A reader who meets the solution first judges it by its beauty; one who meets the problem first judges it
by whether the problem goes away. The order of the press release (problem, then solution) is the method
in two paragraphs: start with the customer and work backwards.

Source: Bryar and Carr, "Working Backwards" (2021), for the order of the paragraphs.

Bad:

```markdown kind=prfaq
# Harbour Ferries launches refunds in ten seconds

## Solution <!-- ! -->

The app pays the moment a crossing is cancelled.

## Problem

Passengers wait nine days for their money.
```

Good:

```markdown kind=prfaq
# Harbour Ferries launches refunds in ten seconds

## Problem

Passengers wait nine days for their money.

## Solution

The app pays the moment a crossing is cancelled.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Related, Severity
from wb.rule import Options, rising, rule


@rule(
    "solution-before-problem",
    family="craft",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
)
def solution_before_problem(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield once, at the solution."""
    if document.solution_first:
        solution, problem = document.parts["solution"], document.parts["problem"]
        yield Problem(
            document.whole_line(solution.line),
            f"The solution comes before the problem (line {problem.line}).",
            subject="solution",
            hint="Tell first what is wrong today, then what takes it away.",
            related=(Related(document.whole_line(problem.line), "the problem"),),
        )
