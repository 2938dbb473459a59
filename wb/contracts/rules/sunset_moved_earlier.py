"""A day that was announced for a removal is an earlier one now.

Clients plan their move by `x-sunset`. Who planned for the old day is cut off. The diff engine asks only
whether the new day is far enough from today.

Bad:

```diff
 paths:
   /berths:
     get:
       deprecated: true
-      x-sunset: '2031-06-30'
+      x-sunset: '2031-01-31'  # !
```

Good:

```diff
 paths:
   /berths:
     get:
       deprecated: true
-      x-sunset: '2031-06-30'
+      x-sunset: '2031-12-31'
```
"""

from collections.abc import Iterator

from wb.contracts.advice import WAIVE
from wb.contracts.model import Comparison
from wb.contracts.shared import once
from wb.contracts.sunset import KEY, sunset
from wb.contracts.walk import Operation, Pair, mapping, operations
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

HINT = "Keep the day that was announced, or choose a later one." + WAIVE


@rule("sunset-moved-earlier", family="contract", levels=always(Severity.ERROR))
def sunset_moved_earlier(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each operation and parameter whose sunset has come nearer."""
    for use in once(place for operation in operations(comparison) for place in _announced(operation)):
        before, after = (sunset(mapping(side)) for side in (use.pair.base, use.pair.revision))
        if before and after and after < before:
            what = f"{use.operation}: {use.part}".removesuffix(": ")
            message = (
                f"{what}: the sunset is {after} instead of {before}. Clients that planned for it are cut off."
            )
            yield use.pair.problem(message, f"{use.subject}/{KEY}", HINT, KEY)


def _announced(operation: Operation) -> Iterator[tuple[str, str, Pair]]:
    yield operation.name, "", operation.pair
    for part, pair in operation.parameters():
        yield operation.name, part, pair
