"""An operation has no `operationId`.

Generated clients name their methods by it. Without one each generator makes a name up, and the name changes
with the path. OpenAPI asks tools to rely on it; the Zalando guidelines and most gateways demand it.

Bad:

```yaml
openapi: 3.1.0
info: {title: Berths, version: 1.0.0}
paths:
  /berths:
    get:  # !
      responses:
        '200': {description: The berths.}
```

Good:

```yaml
openapi: 3.1.0
info: {title: Berths, version: 1.0.0}
paths:
  /berths:
    get:
      operationId: listBerths
      responses:
        '200': {description: The berths.}
```
"""

from collections.abc import Iterator

from wb.contracts.release import Release
from wb.findings import Problem
from wb.rule import Options, always, rule


@rule("missing-operation-id", family="governance", levels=always(None))
def missing_operation_id(release: Release, _options: Options) -> Iterator[Problem]:
    """Yield each operation without an id."""
    for operation in release.operations():
        if not operation.node.get("operationId"):
            yield release.problem(
                operation.at,
                f"{operation.name} has no operationId.",
                "Name it as a client's method should be called, such as listBerths, and keep that name.",
                f"{operation.name} {operation.at}",
            )
