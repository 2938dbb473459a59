"""A condition on a whole object changed: `not`, `if`, an alternative, or a property that must be there.

Such conditions say what goes together: one of two properties, a third one if there is the second. The diff
engine compares properties one by one. It does not see `not`, another `if`, a `required` in a schema that does
not describe the property itself, a choice that is introduced beside what was there, or one that a response
gives up for something else.

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
                 mail: {type: string}
                 phone: {type: string}
               anyOf:
                 - required: [mail]
-                - required: [phone]
+                - required: [phone, mail]  # !
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
                 mail: {type: string}
                 phone: {type: string}
               anyOf:
-                - required: [phone, mail]
+                - required: [phone]
                 - required: [mail]
```
"""

from collections.abc import Iterator

from wb.contracts.breakage import problem
from wb.contracts.model import Comparison
from wb.contracts.uses import Break, body_breaks
from wb.contracts.walk import mapping
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("schema-condition-changed", family="contract", levels=always(Severity.ERROR))
def schema_condition_changed(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each condition that excludes what was accepted, or admits what was ruled out."""
    yield from (problem(found) for found in body_breaks(comparison) if _unseen(found))


def _unseen(found: Break) -> bool:
    difference = found.difference
    if difference.keyword == "required":
        side = difference.pair.revision if difference.after else difference.pair.base
        return difference.detail not in mapping(side.get("properties"))
    if difference.keyword in ("oneOf", "anyOf") and not difference.detail:
        return found.sent_by_client is (difference.before is None)
    if difference.keyword == "if":
        return difference.before is not None and difference.after is not None
    return difference.keyword == "not" or "not" in difference.pair.name.split("/")
