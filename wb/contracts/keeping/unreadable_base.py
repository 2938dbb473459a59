"""The base holds a contract that cannot be read, so an older version of it was compared.

Somebody merged what is no contract. Clients still hold the last one that was; that is what the branch is
compared with, and the report names the commit.

Bad:

```diff
--- openapi.yaml
+++ openapi.yaml  # !
-<<<<<<< ours
 openapi: 3.1.0
 info: {title: Berths, version: 1.0.0}
 paths: {}
--- openapi.yaml, before
+openapi: 3.1.0
+info: {title: Berths, version: 1.0.0}
+paths: {}
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
from wb.findings import Location, Problem, Related, Severity
from wb.rule import Options, always, rule


@rule("unreadable-base", family="keeping", levels=always(Severity.WARNING))
def unreadable_base(standing: Standing, _options: Options) -> Iterator[Problem]:
    """Yield a contract that was compared with an older version than the base's."""
    fault = standing.base_fault
    if fault and standing.compared_with:
        yield Problem(
            Location(standing.path),
            f"The base's {standing.name} cannot be read; commit {standing.compared_with} took its place.",
            hint="Once this branch is merged the base can be read again.",
            related=(Related(fault.location, f"in the base: {fault.message}"),),
        )
