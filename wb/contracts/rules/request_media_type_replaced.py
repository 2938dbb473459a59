"""A request body is not taken in a media type any more that looks like the new one.

A client sends `application/json` and is answered 415 by a server that takes nothing but
`application/vnd.booking+json`. Where one media type goes and a more special one comes, the diff engine takes
it for a new name and reports nothing.

Bad:

```diff
 paths:
   /bookings:
     post:
       requestBody:
         content:  # !
-          application/json: {}
+          application/vnd.booking+json: {}
```

Good:

```diff
 paths:
   /bookings:
     post:
       requestBody:
         content:
           application/json: {}
+          application/vnd.booking+json: {}
```
"""

from collections.abc import Iterator
from fnmatch import fnmatch

from wb.contracts.advice import ACCEPT, WAIVE
from wb.contracts.model import Comparison, pointer
from wb.contracts.shared import once
from wb.contracts.walk import Pair, mapping, operations
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

REPORTED = "request-body-media-type-removed"


@rule("request-media-type-replaced", family="contract", levels=always(Severity.ERROR))
def request_media_type_replaced(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each media type that is not taken any more, where the engine does not say so."""
    reported = {change.operation for change in comparison.changes if change.check == REPORTED}
    found = (
        (operation.name, "request body", operation.body().child("content"))
        for operation in operations(comparison)
        if operation.name not in reported
    )
    for use in once(found):
        for media in _gone(use.pair):
            message = (
                f"{use.operation}: the request body is not taken as {media} any more."
                f" Clients that send it are answered 415.{use.others}"
            )
            yield use.pair.child(media).problem(message, use.subject + pointer(media), ACCEPT + WAIVE)


def _gone(content: Pair) -> list[str]:
    taken = [*mapping(content.revision)]
    if not content.in_both:
        return []
    return [media for media in mapping(content.base) if not any(fnmatch(media, range_) for range_ in taken)]
