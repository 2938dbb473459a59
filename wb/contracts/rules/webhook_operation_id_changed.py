"""The method that a generated receiver implements has another name.

Who is called by a webhook or a callback implements an interface that is generated from the contract; its
method is called by the `operationId`. Nothing changes on the wire, but after the next generation the receiver
does not compile, or nobody calls its method. The diff engine compares the names of the operations of the API
itself.

Bad:

```diff
 webhooks:
   flood:
     post:
-      operationId: onFlood
+      operationId: onFloodWarning  # !
       requestBody: {content: {}}
```

Good:

```diff
 webhooks:
   flood:
     post:
+      operationId: onFlood
       requestBody: {content: {}}
```
"""

from collections.abc import Iterator
from itertools import chain

from wb.contracts.model import Comparison
from wb.contracts.walk import Operation, operations, webhooks
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

HINT = "Keep the name: generated receivers implement a method that is called so."


@rule("webhook-operation-id-changed", family="contract", levels=always(Severity.WARNING))
def webhook_operation_id_changed(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each name of a webhook or callback that was known and is not any more."""
    called = chain.from_iterable(operation.callbacks() for operation in operations(comparison))
    for operation in (*webhooks(comparison), *called):
        before, after = (side.get("operationId") for side in (operation.pair.base, operation.pair.revision))
        if before is not None and before != after:
            yield _problem(operation, str(before), after)


def _problem(operation: Operation, before: str, after: object) -> Problem:
    change = "has no operationId any more" if after is None else f"is called {after} instead"
    message = f"{operation.name}: what was called {before} {change}. Generated receivers do not fit."
    return operation.pair.problem(
        message, f"{operation.name} {operation.pair.name}/operationId", HINT, "operationId"
    )
