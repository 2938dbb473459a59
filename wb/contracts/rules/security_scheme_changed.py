"""The way in which clients authenticate is another one: another header, another token endpoint, a flow less.

A client knows the name of the key's header, the address at which it gets its token, and the scopes that it
asks for. The diff engine sees another type of scheme, whether anybody uses it or not, and little of the rest.
Schemes that no operation of the old contract demands may change as they like.

Bad:

```diff
 security:
   - key: []
 paths:
   /berths:
     get: {}
 components:
   securitySchemes:
-    key: {type: apiKey, in: header, name: X-Key}
+    key: {type: apiKey, in: header, name: X-Api-Key}  # !
```

Good:

```diff
 security:
   - key: []
+  - token: []
 paths:
   /berths:
     get: {}
 components:
   securitySchemes:
     key: {type: apiKey, in: header, name: X-Key}
+    token: {type: http, scheme: bearer}
```
"""

from collections.abc import Iterator, Mapping
from typing import Any

from wb.contracts.advice import WAIVE
from wb.contracts.model import METHODS, Comparison
from wb.contracts.walk import Pair, mapping, root
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

HINT = "Add the new way as another scheme, and accept the old one until every client has moved." + WAIVE

DETAILS = {"in": "the place", "name": "the name", "scheme": "the scheme", "openIdConnectUrl": "the address"}
ADDRESSES = ("authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl")


@rule("security-scheme-changed", family="contract", levels=always(Severity.ERROR))
def security_scheme_changed(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each change of a scheme in use by which clients do not find in any more."""
    used = _used(comparison.base.data)
    for name, scheme in root(comparison).child("components").child("securitySchemes").children():
        if name in used and mapping(scheme.base) and mapping(scheme.revision):
            yield from _changed(name, scheme)


def _used(spec: Mapping[str, Any]) -> set[str]:
    """The schemes that some operation of the contract demands."""
    items = [mapping(item) for part in ("paths", "webhooks") for item in mapping(spec.get(part)).values()]
    found = [mapping(item.get(method)) for item in items for method in METHODS]
    demands = [spec.get("security"), *(operation.get("security") for operation in found)]
    listed = [demand for demand in demands if isinstance(demand, list)]
    return {name for demand in listed for requirement in demand for name in mapping(requirement)}


def _changed(name: str, scheme: Pair) -> Iterator[Problem]:
    if scheme.base.get("type") != scheme.revision.get("type"):
        yield _problem(name, scheme, "type", "the type")
        return
    for key, what in DETAILS.items():
        if _seen(scheme.base, key) != _seen(scheme.revision, key):
            yield _problem(name, scheme, key, what)
    for flow, pair in scheme.child("flows").children():
        yield from _flow(name, flow, pair)


def _seen(scheme: Mapping[str, Any], key: str) -> str:
    """What of a detail is seen on the wire: names of schemes and of headers have no case."""
    value = str(scheme.get(key, ""))
    return value.lower() if key == "scheme" or (key == "name" and scheme.get("in") == "header") else value


def _flow(name: str, flow: str, pair: Pair) -> Iterator[Problem]:
    if pair.base is None:
        return
    if pair.revision is None:
        yield _problem(name, pair, "", f"the flow {flow}")
        return
    for key in ADDRESSES:
        if key in pair.base and pair.base[key] != mapping(pair.revision).get(key):
            yield _problem(name, pair, key, f"the {key} of the flow {flow}")
    for scope, granted in pair.child("scopes").children():
        if granted.base is not None and granted.revision is None:
            yield _problem(name, granted, "", f"the scope {scope} of the flow {flow}")


def _problem(name: str, pair: Pair, key: str, what: str) -> Problem:
    before, after = (mapping(side).get(key) if key else None for side in (pair.base, pair.revision))
    change = f"is {after} instead of {before}" if after is not None and before is not None else "is gone"
    if before is None and after is not None:
        change = f"{after} is new"
    message = f"The security scheme {name}: {what} {change}. Clients that authenticate as before are refused."
    return pair.problem(message, f"{pair.name}/{key}".rstrip("/"), HINT, key)
