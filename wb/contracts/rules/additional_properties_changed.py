"""An object is closed to properties that were accepted, or opened to some that were ruled out.

With `additionalProperties: false` a server refuses every property that it does not know: clients that send
one more, because they always did or because a newer version knows it, fail. In a response it is the other
way round: an object that promised to be complete, or to hold values of one type, may now hold anything. The
diff engine does not look at it.

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
                 berth: {type: string}
+              additionalProperties: false  # !
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
                 berth: {type: string}
-              additionalProperties: false
+              additionalProperties: true
```
"""

from collections.abc import Iterator

from wb.contracts.breakage import problem
from wb.contracts.model import Comparison
from wb.contracts.uses import Break, body_breaks
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("additional-properties-changed", family="contract", levels=always(Severity.ERROR))
def additional_properties_changed(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each object that was closed for those who send it, or opened for those who read it."""
    yield from (problem(found) for found in body_breaks(comparison) if _unseen(found))


def _unseen(found: Break) -> bool:
    """The engine notices a schema for unevaluated properties that comes or goes."""
    difference = found.difference
    if difference.keyword == "unevaluatedProperties":
        return isinstance(difference.before, bool) or isinstance(difference.after, bool)
    return difference.keyword == "additionalProperties"
