"""An operation promises no answer for when it fails.

Any component can fail at any time, and a client can only handle what it was told of. An operation whose
contract knows success alone leaves every client to find out in production. Zalando demands it (rule 151).

Bad:

```yaml
openapi: 3.1.0
info: {title: Berths, version: 1.0.0}
paths:
  /berths:
    get:
      responses:  # !
        '200': {description: The berths.}
```

Good:

```yaml
openapi: 3.1.0
info: {title: Berths, version: 1.0.0}
paths:
  /berths:
    get:
      responses:
        '200': {description: The berths.}
        default: {description: Something went wrong.}
```
"""

from collections.abc import Iterator

from wb.contracts.release import Operation, Release, is_error, responses
from wb.findings import Problem
from wb.rule import Options, always, rule


@rule("missing-error-response", family="governance", levels=always(None))
def missing_error_response(release: Release, _options: Options) -> Iterator[Problem]:
    """Yield each operation without a response for errors."""
    for operation in release.operations():
        if not any(is_error(status) for status in responses(operation)):
            yield _problem(release, operation)


def _problem(release: Release, operation: Operation) -> Problem:
    return release.problem(
        f"{operation.at}/responses",
        f"{operation.name} promises no answer for when it fails.",
        "Add the errors that clients can meet (such as 400, 404, 429), or `default` for all of them.",
        f"{operation.name} {operation.at}",
    )
