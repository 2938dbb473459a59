"""What the API sends to a webhook, or takes as an answer, is not what was agreed.

In a webhook the API is the client: the body of its request is what the receiver reads, and must keep to what
was promised; the receiver's answer must go on being accepted. The diff engine compares webhooks as if clients
called them: it warns of what is harmless and lets pass what breaks. Its findings below webhooks are left out.

Bad:

```diff
 webhooks:
   flood:
     post:
       requestBody:
         content:
           application/json:
             schema:
               type: object
               properties:
-                stage: {type: string, enum: [watch, warning]}
+                stage: {type: string, enum: [watch, warning, evacuate]}  # !
```

Good:

```diff
 webhooks:
   flood:
     post:
       requestBody:
         content:
           application/json:
             schema:
               type: object
               properties:
-                stage: {type: string, enum: [watch, warning]}
+                stage: {type: string, enum: [warning]}
```
"""

from collections.abc import Iterator

from wb.contracts.called import changes, methods_gone
from wb.contracts.model import Comparison
from wb.contracts.walk import root, webhooks
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("webhook-changed", family="contract", levels=always(Severity.ERROR))
def webhook_changed(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each change that breaks who is called."""
    for name, item in root(comparison).child("webhooks").children():
        if item.in_both:
            yield from methods_gone(f"webhook {name}", item)
    yield from changes(webhooks(comparison))
