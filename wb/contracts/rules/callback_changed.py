"""What the API sends to a callback, or takes as an answer, is not what was agreed.

In a callback the API is the client: the body of its request is what the receiver reads, and must keep to what
was promised; the receiver's answer must go on being accepted. The diff engine does not look at callbacks.

Bad:

```diff
 paths:
   /bookings:
     post:
       callbacks:
         paid:
           '{$request.body#/url}':
             post:
               requestBody:
                 content:
                   application/json:
                     schema:
                       type: object
                       properties:  # !
                         booking: {type: string}
-                        amount: {type: number}
+                        sum: {type: number}
```

Good:

```diff
 paths:
   /bookings:
     post:
       callbacks:
         paid:
           '{$request.body#/url}':
             post:
               requestBody:
                 content:
                   application/json:
                     schema:
                       type: object
                       properties:
                         booking: {type: string}
                         amount: {type: number}
+                        sum: {type: number}
```
"""

from collections.abc import Iterator

from wb.contracts.called import changes
from wb.contracts.model import Comparison
from wb.contracts.walk import operations
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("callback-changed", family="contract", levels=always(Severity.ERROR))
def callback_changed(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each change that breaks who is called back."""
    yield from changes(call for operation in operations(comparison) for call in operation.callbacks())
