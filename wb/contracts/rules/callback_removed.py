"""The API does not call its client back any more.

A client that registered for a callback waits for it: for the payment that was confirmed, the report that is
ready. It is not told that nobody will call. The diff engine does not look at callbacks.

Bad:

```diff
 paths:
   /bookings:
     post:
       callbacks:  # !
-        paid:
+        bookingPaid:
           '{$request.body#/url}':
             post: {requestBody: {content: {}}}
```

Good:

```diff
 paths:
   /bookings:
     post:
       callbacks:
         paid:
           '{$request.body#/url}':
             post: {requestBody: {content: {}}}
+        bookingPaid:
+          '{$request.body#/url}':
+            post: {requestBody: {content: {}}}
```
"""

from collections.abc import Iterator

from wb.contracts.advice import RETIRE, WAIVE
from wb.contracts.called import methods_gone
from wb.contracts.model import Comparison
from wb.contracts.walk import Operation, Pair, operations
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("callback-removed", family="contract", levels=always(Severity.ERROR))
def callback_removed(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each callback, address or method that is gone."""
    for operation in operations(comparison):
        for name, callback in operation.pair.child("callbacks").children():
            if callback.base is not None:
                yield from _gone(operation, name, callback)


def _gone(operation: Operation, name: str, callback: Pair) -> Iterator[Problem]:
    if callback.revision is None:
        message = f"{operation.name}: the callback {name} is gone. Clients wait for it in vain."
        yield callback.problem(message, f"{operation.name} {callback.name}", RETIRE + WAIVE)
        return
    for address, item in callback.children():
        if item.base is not None and item.revision is None:
            message = (
                f"{operation.name}: the callback {name} does not go to {address} any more."
                " Clients that listen there wait in vain."
            )
            yield item.problem(message, f"{operation.name} {item.name}", RETIRE + WAIVE)
        elif item.in_both:
            yield from methods_gone(f"{operation.name}: callback {name}", item)
