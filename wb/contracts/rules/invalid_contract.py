"""The contract does not follow the OpenAPI specification where the base did.

What is not valid means something else to every tool that reads it: one generator skips the parameter, the
next one fails, a gateway refuses the file. A diff of such a contract proves little.

Checked are the meta-schema of the version that the contract names, the JSON Schemas in it, and what
openapi-spec-validator knows beyond that: path parameters that are not declared, defaults that do not fit.

Bad:

```diff
 paths:
   /berths/{berth}:
     get:
+      parameters:
+        - {name: berth, in: path, required: yes please, schema: {type: string}}  # !
       responses: {"200": {description: ok}}
```

Good:

```diff
 paths:
   /berths/{berth}:
     get:
+      parameters:
+        - {name: berth, in: path, required: true, schema: {type: string}}
       responses: {"200": {description: ok}}
```
"""

from collections.abc import Iterator

from wb.contracts.model import Comparison
from wb.findings import Location, Problem, Severity
from wb.rule import Options, always, rule

HINT = "Mend it: a contract that is not valid promises nothing."


@rule("invalid-contract", family="contract", levels=always(Severity.ERROR))
def invalid_contract(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each violation that the base does not have, and that nothing could be compared."""
    for violation in comparison.violations:
        if not violation.old:
            yield Problem(violation.location, violation.message, violation.pointer, HINT)
    if comparison.obstacle:
        message = f"the contract is invalid, and could not be compared with the base: {comparison.obstacle}"
        yield Problem(Location(comparison.path), message, "", HINT)
