"""A contract is gone that clients may still hold on to.

Deleting the file does not delete the clients. A contract goes after all of its published versions were
retired, each past its sunset; a contract that was never published goes with a waiver that says who agreed.
One that moved has to keep its name, or neither its policy nor its published versions would hold for it.

Bad:

```diff
--- openapi.yaml
+++ /dev/null  # !
-openapi: 3.1.0
-info: {title: Berths, version: 1.0.0}
-paths: {}
```

Good:

```diff
--- openapi.yaml
+++ api/openapi.yaml
 openapi: 3.1.0
 info: {title: Berths, version: 1.0.0}
 paths: {/berths: {get: {responses: {'200': {description: The berths.}}}}}
```
"""

from collections.abc import Iterator

from wb.contracts.keeping.model import Standing
from wb.findings import Location, Problem, Severity
from wb.rule import Options, always, rule


@rule("deleted-contract", family="keeping", levels=always(Severity.ERROR))
def deleted_contract(standing: Standing, _options: Options) -> Iterator[Problem]:
    """Yield a contract that is gone."""
    if standing.unnamed:
        yield Problem(
            Location(standing.path),
            f"The contract {standing.name} moved, and its policy and published versions do not follow.",
            hint=f"Name the file in wb.toml: [contracts.{standing.name}] with its path.",
        )
    if standing.gone:
        yield Problem(
            Location(standing.path),
            f"The contract {standing.name} is gone. Clients that were built on it are not.",
            hint="Keep it until its versions are retired. If it moved, name its new path in wb.toml.",
        )
