"""A list of values that a response kept to is gone.

Clients branch on such values. Without the list any text may come, and the branch that nobody wrote is taken.
The diff engine reports the values as removed, which it takes for harmless: fewer values would be.

Bad:

```diff
 paths:
   /berths:
     get:
       responses:
         '200':
           content:
             application/json:
               schema:
                 type: object
                 properties:
-                  state: {type: string, enum: [free, taken]}
+                  state: {type: string}  # !
```

Good:

```diff
 paths:
   /berths:
     get:
       responses:
         '200':
           content:
             application/json:
               schema:
                 type: object
                 properties:
-                  state: {type: string, enum: [free, taken]}
+                  state: {type: string, enum: [free]}
```
"""

from collections.abc import Iterator

from wb.contracts.breakage import problem
from wb.contracts.model import Comparison
from wb.contracts.uses import Break, body_breaks
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("response-enum-dropped", family="contract", levels=always(Severity.ERROR))
def response_enum_dropped(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each list of values that clients relied on."""
    yield from (problem(found) for found in body_breaks(comparison) if _dropped(found))


def _dropped(found: Break) -> bool:
    return found.difference.keyword == "enum" and found.difference.after is None
