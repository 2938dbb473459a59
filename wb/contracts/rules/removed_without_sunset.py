"""Something deprecated is gone, and nobody said on which day it would be.

`deprecated: true` says that a thing will go, not when. Clients that saw it had no day to plan for. The diff
engine takes every removal of something deprecated for announced.

Bad:

```diff
 paths:
   /berths:  # !
     get:
       deprecated: true
-    delete:
-      deprecated: true
```

Good:

```diff
 paths:
   /berths:
     get:
       deprecated: true
-    delete:
-      deprecated: true
-      x-sunset: '2020-06-30'
```
"""

from collections.abc import Iterator

from wb.contracts.advice import WAIVE
from wb.contracts.model import METHODS, Comparison
from wb.contracts.shared import Use, once
from wb.contracts.sunset import sunset
from wb.contracts.walk import Pair, mapping, operations, paths
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

HINT = "Bring it back with `deprecated: true` and an `x-sunset` date, and remove it after that day." + WAIVE


@rule("removed-without-sunset", family="contract", levels=always(Severity.ERROR))
def removed_without_sunset(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each deprecated operation and parameter that went without a day."""
    for use in once(_places(comparison)):
        removed = mapping(use.pair.base)
        if use.pair.revision is None and removed.get("deprecated") and sunset(removed) is None:
            yield _problem(use)


def _places(comparison: Comparison) -> Iterator[tuple[str, str, Pair]]:
    for path, item in paths(comparison):
        for method in METHODS:
            yield f"{method.upper()} {path}", "", item.child(method)
    for operation in operations(comparison):
        for part, pair in operation.parameters():
            yield operation.name, part, pair


def _problem(use: Use) -> Problem:
    what = f"{use.operation}: {use.part}".removesuffix(": ")
    message = f"{what} is gone. It was deprecated without a day; clients had none to plan for."
    return use.pair.problem(message, use.subject, HINT)
