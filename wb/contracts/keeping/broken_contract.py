"""A file that has to be a contract cannot be read as one.

What cannot be read cannot be compared, and a gate that cannot compare must not say yes. The file may be
unfinished, hold a merge conflict or a reference to nothing, or be something else by now.

Bad:

```diff
--- openapi.yaml
+++ openapi.yaml
+<<<<<<< ours  # !
 openapi: 3.1.0
 info: {title: Berths, version: 1.0.0}
+=======
+>>>>>>> theirs
 paths: {}
```

Good:

```diff
--- openapi.yaml
+++ openapi.yaml
 openapi: 3.1.0
-info: {title: Berth, version: 1.0.0}
+info: {title: Berths, version: 1.0.0}
 paths: {}
```
"""

from collections.abc import Iterator

from wb.contracts.keeping.model import Standing
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("broken-contract", family="keeping", levels=always(Severity.ERROR))
def broken_contract(standing: Standing, _options: Options) -> Iterator[Problem]:
    """Yield a contract that cannot be read."""
    if standing.broken:
        fault = standing.broken
        yield Problem(
            fault.location, f"The contract {standing.name} cannot be read: {fault.message}", hint=fault.hint
        )
