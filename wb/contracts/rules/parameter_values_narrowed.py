"""A parameter accepts less than before.

Of a parameter the diff engine compares the outside: its type, its limits, its list of values. Of the items of
a list and the properties of an object it compares little more than the type, of a parameter with `content`
nothing; and a list or an object that becomes a text looks to it as if everything were accepted. A request
that was fine is refused all the same.

Bad:

```diff
 paths:
   /berths:
     get:
       parameters:
         - name: near
           in: query
           schema:
             type: array
-            items: {type: number, maximum: 180}
+            items: {type: number, maximum: 90}  # !
```

Good:

```diff
 paths:
   /berths:
     get:
       parameters:
         - name: near
           in: query
           schema:
             type: array
-            items: {type: number, maximum: 180}
+            items: {type: number, maximum: 360}
```
"""

from collections.abc import Iterator
from typing import Any

from wb.contracts.breakage import problem
from wb.contracts.folding import listed
from wb.contracts.model import Comparison
from wb.contracts.uses import Break, breaks, parameter_contents, parameter_schemas
from wb.contracts.walk import operations
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

SEEN_AT_TOP = frozenset(
    (
        *("maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "maxLength", "minLength"),
        *("maxItems", "minItems", "maxProperties", "minProperties", "maxContains", "minContains"),
        *("type", "format", "pattern", "enum", "default", ""),
    )
)
"""What the engine compares of the parameter's own schema."""

SEEN_BELOW = frozenset(("type", "format", ""))
"""What it compares of the schemas below."""


@rule("parameter-values-narrowed", family="contract", levels=always(Severity.ERROR))
def parameter_values_narrowed(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each restriction of a parameter that the engine does not report."""
    found = list(operations(comparison))
    schemas = (site for operation in found for site in parameter_schemas(operation))
    contents = (site for operation in found for site in parameter_contents(operation))
    yield from (problem(it) for it in breaks(schemas) if it.sent_by_client and not _seen(it))
    yield from (problem(it) for it in breaks(contents) if it.sent_by_client)


def _seen(found: Break) -> bool:
    difference = found.difference
    if difference.keyword == "type" and _becomes_text(difference.before, difference.after):
        return False
    once = difference.before is None or difference.after is None
    if found.at_top:
        return difference.keyword in SEEN_AT_TOP or (difference.keyword == "multipleOf" and once)
    return difference.keyword in SEEN_BELOW or (difference.keyword == "enum" and not once)


def _becomes_text(before: Any, after: Any) -> bool:
    """Whether several values, written one beside the other, are one: a text, which the engine calls wider."""
    old, new = ({"array", "object"} & {*listed(types)} for types in (before, after))
    return bool(old - new) and "string" in listed(after)
