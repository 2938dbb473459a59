"""The base holds a contract that cannot be read, and no older version of it can.

Nothing can be said about what breaks. Somebody who knows the clients has to, in a waiver. This is also what
moving from Swagger 2.0 to OpenAPI 3 ends in: convert the old file as well, and compare the two by hand.

Bad:

```diff
--- openapi.yaml
+++ openapi.yaml  # !
-swagger: '2.0'
+openapi: 3.1.0
 info: {title: Berths, version: 1.0.0}
 paths: {}
```

Good:

```diff
--- openapi.yaml
+++ openapi.yaml
-openapi: 3.0.3
+openapi: 3.1.0
 info: {title: Berths, version: 1.0.0}
 paths: {}
```
"""

from collections.abc import Iterator

from wb.contracts.keeping.model import Standing
from wb.findings import Location, Problem, Related, Severity
from wb.rule import Options, always, rule


@rule("incomparable-contract", family="keeping", levels=always(Severity.ERROR))
def incomparable_contract(standing: Standing, _options: Options) -> Iterator[Problem]:
    """Yield a contract whose base cannot be read at any commit."""
    fault = standing.base_fault
    if fault and not standing.compared_with:
        yield Problem(
            Location(standing.path),
            f"The base's {standing.name} cannot be read, nor any older version, so nothing was compared.",
            hint="Compare it by hand (wb api check BASE REVISION), and waive this with what came of it.",
            related=(Related(fault.location, f"in the base: {fault.message}"),),
        )
