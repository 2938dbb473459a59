"""The contract does not follow the OpenAPI specification, and neither did the base.

Many well-known contracts are not valid, and live. To demand perfection of somebody who changes a line would
keep them from changing it; so what was wrong before is a warning, and only what is added is an error
(`invalid-contract`). Of a large contract the parts that did not change are held against the meta-schema only.

Bad:

```diff
 paths:
   /berths:
     get:
-      summary: Berths
+      summary: All berths
       responses: {"4xx": {description: no such harbour}}  # !
```

Good:

```diff
 paths:
   /berths:
     get:
-      summary: Berths
+      summary: All berths
       responses: {4XX: {description: no such harbour}}
```
"""

from collections.abc import Iterator

from wb.contracts.model import Comparison
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

HINT = "Mend it when you can: tools read what is not valid in different ways."


@rule("inherited-violation", family="contract", levels=always(Severity.WARNING))
def inherited_violation(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each violation that the base has as well."""
    for violation in comparison.violations:
        if violation.old:
            yield Problem(violation.location, violation.message, violation.pointer, HINT)
