"""A body that is a single value may hold another one.

A body need not be an object: a text, a token, a state. The diff engine compares the patterns and lists of
values of properties, but not those of such a body itself.

Bad:

```diff
 paths:
   /state:
     get:
       responses:
         '200':
           content:
             application/json:
-              schema: {type: string, enum: [open, closed]}
+              schema: {type: string, enum: [open, closed, stormbound]}  # !
```

Good:

```diff
 paths:
   /state:
     get:
       responses:
         '200':
           content:
             application/json:
-              schema: {type: string, enum: [open, closed]}
+              schema: {type: string, enum: [open]}
```
"""

from collections.abc import Iterator

from wb.contracts.breakage import problem
from wb.contracts.model import Comparison
from wb.contracts.uses import Break, body_breaks
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("body-value-changed", family="contract", levels=always(Severity.ERROR))
def body_value_changed(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each pattern or list of values of a body that changed."""
    yield from (problem(found) for found in body_breaks(comparison) if _unseen(found))


def _unseen(found: Break) -> bool:
    """The engine sees values that a request body loses; a list that a response loses is another rule's."""
    difference = found.difference
    added = difference.keyword == "enum" and not found.sent_by_client and difference.after is not None
    return found.at_top and (difference.keyword == "pattern" or added)
