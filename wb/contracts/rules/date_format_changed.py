"""A date became a date with time, or the other way round.

`2026-05-01` is no valid `date-time`, and `2026-05-01T12:00:00Z` is no valid `date` (RFC 3339): parsers refuse
the one for the other. The diff engine takes `date` for a part of `date-time` and calls the change harmless in
one of the two directions.

Bad:

```diff
 paths:
   /berths:
     get:
       responses:
         '200':
           content:
             application/json:
               schema:
                 type: object
                 properties:
-                  since: {type: string, format: date-time}
+                  since: {type: string, format: date}  # !
```

Good:

```diff
 paths:
   /berths:
     get:
       responses:
         '200':
           content:
             application/json:
               schema:
                 type: object
                 properties:
                   since: {type: string, format: date-time}
+                  day: {type: string, format: date}
```
"""

from collections.abc import Iterator

from wb.contracts.breakage import problem
from wb.contracts.model import Comparison
from wb.contracts.uses import Break, body_breaks, breaks, header_schemas, parameter_schemas
from wb.contracts.walk import operations
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("date-format-changed", family="contract", levels=always(Severity.ERROR))
def date_format_changed(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each change between the two formats that the engine lets pass."""
    kinds = (parameter_schemas, header_schemas)
    sites = (site for operation in operations(comparison) for kind in kinds for site in kind(operation))
    for found in (*body_breaks(comparison), *breaks(sites)):
        if let_pass(found):
            yield problem(found)


def let_pass(found: Break) -> bool:
    """Whether it is the change of format that no engine tells."""
    difference = found.difference
    passes = ("date", "date-time") if found.sent_by_client else ("date-time", "date")
    return difference.keyword == "format" and (difference.before, difference.after) == passes
