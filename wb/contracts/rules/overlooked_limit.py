"""A limit changed that the diff engine at hand is too old to see.

Before 1.33 oasdiff compares neither the number of items and properties nor `uniqueItems` and `multipleOf`, no
limit that a response loses, and nothing of a response header but whether it is there. wb works with such an
engine where no newer one can be had, and looks at these itself. With the engine that wb installs, this rule
finds nothing: the engine's own checks do.

Bad:

```diff oldest
 paths:
   /bookings:
     post:
       requestBody:
         content:
           application/json:
             schema:
               type: object
               properties:
-                crew: {type: array, maxItems: 30}
+                crew: {type: array, maxItems: 5}  # !
```

Good:

```diff oldest
 paths:
   /bookings:
     post:
       requestBody:
         content:
           application/json:
             schema:
               type: object
               properties:
-                crew: {type: array, maxItems: 30}
+                crew: {type: array, maxItems: 50}
```
"""

from collections.abc import Iterator

from wb.contracts.breakage import problem
from wb.contracts.model import Comparison
from wb.contracts.rules.date_format_changed import let_pass
from wb.contracts.rules.response_header_values_changed import SEEN
from wb.contracts.uses import Break, body_breaks, breaks, header_schemas, parameter_schemas
from wb.contracts.walk import operations
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

SEES_LIMITS = (1, 33)
"""The first engine to which this rule has nothing to add."""

COUNTS = (
    "multipleOf",
    "uniqueItems",
    "maxItems",
    "maxProperties",
    "minProperties",
    "maxContains",
    "minContains",
)
BOUNDS = ("maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum")


@rule("overlooked-limit", family="contract", levels=always(Severity.ERROR))
def overlooked_limit(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each limit that an old engine does not compare."""
    if not comparison.engine or tuple(map(int, comparison.engine.split(".")[:2])) >= SEES_LIMITS:
        return
    found = list(operations(comparison))
    parameters = breaks(site for operation in found for site in parameter_schemas(operation))
    headers = breaks(site for operation in found for site in header_schemas(operation))
    yield from (problem(it) for it in body_breaks(comparison) if _in_body(it))
    yield from (problem(it) for it in parameters if _in_parameter(it))
    yield from (problem(it) for it in headers if _in_header(it))


def _in_header(found: Break) -> bool:
    return found.at_top and found.difference.keyword in SEEN and not let_pass(found)


def _in_body(found: Break) -> bool:
    difference = found.difference
    lost = not found.sent_by_client and difference.after is None
    return difference.keyword in COUNTS or (lost and difference.keyword in BOUNDS)


def _in_parameter(found: Break) -> bool:
    """Limits and null of the parameter itself, and values of its items that are gone."""
    difference = found.difference
    if not found.at_top:
        return difference.keyword == "enum" and difference.before is not None
    counted = difference.keyword in COUNTS and difference.keyword not in ("uniqueItems", "minItems")
    return counted or (difference.keyword == "type" and "null" in (difference.before or ()))
