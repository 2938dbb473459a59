"""A response header has values that no client was told to expect.

Clients parse headers: paging links, rate limits, versions. Of a header's schema the diff engine compares
type, format and limits; lists of values, patterns, and the items of lists it leaves out.

Bad:

```diff
 paths:
   /berths:
     get:
       responses:
         '200':
           headers:
             X-Tier:
-              schema: {type: string, enum: [gold, silver]}
+              schema: {type: string, enum: [gold, silver, bronze]}  # !
```

Good:

```diff
 paths:
   /berths:
     get:
       responses:
         '200':
           headers:
             X-Tier:
-              schema: {type: string, enum: [gold, silver]}
+              schema: {type: string, enum: [gold]}
```
"""

from collections.abc import Iterator

from wb.contracts.breakage import problem
from wb.contracts.folding import listed
from wb.contracts.model import Comparison
from wb.contracts.uses import Break, breaks, header_schemas
from wb.contracts.walk import operations
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

SEEN = frozenset(
    (
        *("maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "maxLength", "minLength"),
        *("maxItems", "minItems", "maxProperties", "minProperties", "maxContains", "minContains"),
        *("type", "format", ""),
    )
)
"""What the engine compares of the header's own schema; of those below it compares nothing."""


@rule("response-header-values-changed", family="contract", levels=always(Severity.ERROR))
def response_header_values_changed(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each new kind of header value that the engine does not report."""
    sites = (site for operation in operations(comparison) for site in header_schemas(operation))
    yield from (problem(found) for found in breaks(sites) if not _seen(found))


def _seen(found: Break) -> bool:
    difference = found.difference
    if difference.keyword == "type" and difference.after is None and "string" in listed(difference.before):
        return False  # the engine takes anything for a kind of text
    once = difference.before is None or difference.after is None
    return found.at_top and (difference.keyword in SEEN or (difference.keyword == "multipleOf" and once))
