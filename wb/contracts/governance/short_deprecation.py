"""A deprecation leaves clients too little time.

The days between the announcement and the sunset are what clients have to move. Whoever depends on an API
has plans of their own; the policy says how many days they get.

Bad:

```diff
 openapi: 3.1.0
 info: {title: Berths, version: 1.0.0}
 paths:
   /berths:
     get:
+      deprecated: true
+      x-sunset: '2026-03-31'  # !
       responses:
         '200': {description: The berths.}
```

Good:

```diff
 openapi: 3.1.0
 info: {title: Berths, version: 1.0.0}
 paths:
   /berths:
     get:
+      deprecated: true
+      x-sunset: '2031-03-31'
       responses:
         '200': {description: The berths.}
```

Options:

- `days`: how many days there have to be from the change to the sunset; 180 unless set.
"""

from collections.abc import Iterator
from datetime import timedelta

from wb.contracts.release import Release, operations
from wb.contracts.sunset import KEY, sunset
from wb.findings import Problem
from wb.rule import Options, always, rule


class Notice(Options, frozen=True):
    """How much time clients get."""

    days: int = 180


@rule("short-deprecation", family="governance", levels=always(None), options=Notice)
def short_deprecation(release: Release, options: Notice) -> Iterator[Problem]:
    """Yield each operation that this change deprecates with too near an end."""
    before = {operation.name: operation for operation in operations(release.base)} if release.base else {}
    earliest = release.today + timedelta(days=options.days)
    for operation in release.operations():
        old = before.get(operation.name)
        day = sunset(operation.node)
        announced = old is not None and old.node.get("deprecated") is True and sunset(old.node) == day
        if operation.node.get("deprecated") is True and day is not None and day < earliest and not announced:
            yield release.problem(
                f"{operation.at}/{KEY}",
                f"{operation.name} goes on {day}, and the policy promises {options.days} days to move.",
                f"Choose a day not before {earliest}.",
                f"{operation.name} {operation.at}",
            )
