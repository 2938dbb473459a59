"""Something is marked as deprecated, and nobody says until when it stays.

`deprecated: true` without a day tells clients to move, and gives them no reason to do it now. The day is what
they plan with. Zalando: rules 187 and 189.

Bad:

```yaml
openapi: 3.1.0
info: {title: Berths, version: 1.0.0}
paths:
  /berths:
    get:
      deprecated: true  # !
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
      deprecated: true
      x-sunset: '2031-06-30'
      responses:
        '200': {description: The berths.}
```
"""

from collections.abc import Iterator

from wb.contracts.release import Release
from wb.contracts.sunset import sunset
from wb.findings import Problem
from wb.rule import Options, always, rule


@rule("deprecation-without-sunset", family="governance", levels=always(None))
def deprecation_without_sunset(release: Release, _options: Options) -> Iterator[Problem]:
    """Yield each deprecated operation without a sunset."""
    for operation in release.operations():
        if operation.node.get("deprecated") is True and sunset(operation.node) is None:
            yield release.problem(
                f"{operation.at}/deprecated",
                f"{operation.name} is deprecated without an end.",
                "Write x-sunset with the day after which it may be removed, such as '2031-06-30'.",
                f"{operation.name} {operation.at}",
            )
