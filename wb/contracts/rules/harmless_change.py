"""The diff engine takes it for a break, and no client notices: what was promised still holds.

A list of allowed values that is dropped altogether, a limit that is exclusive no more, alternatives that
were given titles: compared keyword by keyword they look like something taken away. wb compares the schemas
themselves. Where a request is accepted as before, or a response holds nothing new, it says so here instead of
raising an alarm.

Bad:

```diff
 paths:
   /bookings:
     post:
       requestBody:
         content:
           application/json:
             schema:
               type: object
               properties:
-                berth: {type: string, enum: [north, south]}
+                berth: {type: string}  # !
```

Good:

```diff
 paths:
   /bookings:
     post:
       requestBody:
         content:
           application/json:
             schema:
               type: object
               properties:
-                berth: {type: string, enum: [north, south]}
+                berth: {type: string, enum: [north]}
```
"""

from collections.abc import Iterator

from wb.contracts.model import Change, Comparison
from wb.contracts.table import TABLE
from wb.findings import Problem, Related, Severity
from wb.rule import Options, always, rule


@rule("harmless-change", family="contract", levels=always(Severity.INFO))
def harmless_change(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each change that the engine alone takes for a break."""
    yield from map(_problem, comparison.harmless)


def _problem(change: Change) -> Problem:
    who = f"{change.operation}: " if change.operation else ""
    what = "what clients sent is still accepted" if _sent(change) else "clients receive nothing new"
    related = (Related(change.base, "in the base"),) if change.base else ()
    subject = f"{change.operation} {change.pointer} {change.check}".strip()
    return Problem(change.revision, f"{who}{change.text}; {what}", subject, related=related)


def _sent(change: Change) -> bool:
    return TABLE.checks[change.check].direction == "request"
