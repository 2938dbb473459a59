"""The items of an array are restricted where anything was accepted, or may be anything where they were not.

An array without `items` takes whatever a client sends. Once `items` has a schema, or `unevaluatedItems` is
false, some of it is refused. In a response the loss of the schema leaves clients with items that they cannot
read. The diff engine compares the items of arrays only where both versions describe them.

Bad:

```diff
 paths:
   /bookings:
     post:
       requestBody:
         content:
           application/json:
             schema:
               type: array
+              items: {type: string}  # !
```

Good:

```diff
 paths:
   /bookings:
     post:
       requestBody:
         content:
           application/json:
             schema:
               type: array
-              items: {type: string}
```
"""

from collections.abc import Iterator

from wb.contracts.breakage import problem
from wb.contracts.model import Comparison
from wb.contracts.uses import Break, body_breaks
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("array-items-changed", family="contract", levels=always(Severity.ERROR))
def array_items_changed(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each array whose items got or lost their schema."""
    yield from (problem(found) for found in body_breaks(comparison) if _unseen(found))


def _unseen(found: Break) -> bool:
    return found.difference.keyword in ("items", "unevaluatedItems")
