"""Two parameters of a path changed places.

What a parameter of a path is called is not seen on the wire, so that `/berths/{id}` may become
`/berths/{berth}`. But a client fills a path from left to right: after `{from}` and `{to}` have changed places
it asks for the way back. The diff engine takes it for a renaming.

Bad:

```diff
 paths:
-  /routes/{from}/{to}:
+  /routes/{to}/{from}:
     get:  # !
       parameters:
         - {name: from, in: path, required: true, schema: {type: string}}
         - {name: to, in: path, required: true, schema: {type: string}}
```

Good:

```diff
 paths:
-  /routes/{from}/{to}:
+  /routes/{start}/{to}:
     get:
       parameters:
-        - {name: from, in: path, required: true, schema: {type: string}}
+        - {name: start, in: path, required: true, schema: {type: string}}
         - {name: to, in: path, required: true, schema: {type: string}}
```
"""

from collections.abc import Iterator

from wb.contracts.advice import WAIVE
from wb.contracts.model import Comparison
from wb.contracts.walk import operations
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

HINT = "Keep the order, or add the other order as a new path." + WAIVE


@rule("path-parameters-swapped", family="contract", levels=always(Severity.ERROR))
def path_parameters_swapped(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each operation whose path has a known name in another place."""
    for operation in operations(comparison):
        names = operation.path_names()
        moved = [new for new, old in names.items() if new != old and new in names.values()]
        if moved:
            message = (
                f"{operation.name}: `{'`, `'.join(moved)}` changed places in the path."
                " Clients that fill it as before ask for something else."
            )
            yield operation.pair.problem(message, f"{operation.name} {operation.pair.name}/path", HINT)
