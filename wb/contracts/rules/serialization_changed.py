"""The same values are written in another way: `a,b` for `a&b`, a JSON text for a plain one, a PNG for a PDF.

`style`, `explode`, `allowReserved`, `content` and `encoding` say how a value becomes text. A client that
writes lists as `?tag=a&tag=b` is not understood by a server that reads `?tag=a|b`. The diff engine does not
look at it. What makes no difference for a plain value, such as `explode` for a number, is no change.

Bad:

```diff
 paths:
   /berths:
     get:
       parameters:
         - name: features
           in: query
+          explode: false  # !
           schema: {type: array, items: {type: string}}
```

Good:

```diff
 paths:
   /berths:
     get:
       parameters:
         - name: features
           in: query
+          explode: true
           schema: {type: array, items: {type: string}}
```
"""

from collections.abc import Iterator

from wb.contracts.advice import ACCEPT, ANSWER, WAIVE
from wb.contracts.model import Comparison
from wb.contracts.serialization import Changed, changed, parts, texts
from wb.contracts.shared import Use, once
from wb.contracts.uses import headers
from wb.contracts.walk import Operation, Pair, mapping, operations
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("serialization-changed", family="contract", levels=always(Severity.ERROR))
def serialization_changed(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each value that is written in another way."""
    found = list(operations(comparison))
    for use in once(place for operation in found for place in _parameters(operation)):
        place = str(mapping(use.pair.base).get("in"))
        yield from (_problem(use, change, ACCEPT) for change in changed(use.pair, place))
    for use in once(place for operation in found for place in _headers(operation)):
        yield from (_problem(use, change, ANSWER) for change in changed(use.pair, "header"))
    for use in once(place for operation in found for place in _forms(operation)):
        for name, pair, change in (*parts(use.pair), *texts(use.part, use.pair)):
            part = Use(use.operation, f"part `{name}`", pair, use.operations)
            yield _problem(part, change, ACCEPT)


def _parameters(operation: Operation) -> Iterator[tuple[str, str, Pair]]:
    return ((operation.name, part, pair) for part, pair in operation.parameters() if pair.in_both)


def _headers(operation: Operation) -> Iterator[tuple[str, str, Pair]]:
    return ((operation.name, part, pair) for part, pair in headers(operation) if pair.in_both)


def _forms(operation: Operation) -> Iterator[tuple[str, str, Pair]]:
    """The media types of the request body; only forms have parts."""
    for kind, media in operation.body().child("content").children():
        if media.in_both:
            yield operation.name, kind, media


def _problem(use: Use, change: Changed, advice: str) -> Problem:
    keyword, what = change
    notice = "What clients send as before is not understood."
    if advice is ANSWER:
        notice = "Clients that read it as before do not understand it."
    message = f"{use.operation}: {use.part}: {what}. {notice}{use.others}"
    return use.pair.problem(message, f"{use.subject}/{keyword}", advice + WAIVE, keyword)
