"""A client that was let in with its credentials is not let in any more.

Each entry of `security` is one way in; within an entry, every scheme with all its scopes is needed. A client
has arranged for one of the ways. When none of the ways of the new contract accepts what that client holds,
its calls fail with 401 or 403. The diff engine reports entries that come and go, but not whom they lock out:
one more way in is harmless, one more scheme in the same way is not.

Schemes are compared by what is seen on the wire, so that they may be renamed.

Bad:

```diff
 paths:
   /berths:
     get:
       security:  # !
-        - key: []
+        - key: []
+          login: [read]
```

Good:

```diff
 paths:
   /berths:
     get:
       security:
         - key: []
+        - login: [read]
```
"""

from collections.abc import Iterator

from wb.contracts.advice import WAIVE
from wb.contracts.model import Comparison
from wb.contracts.security import admitted, alternatives, told
from wb.contracts.shared import Use, once
from wb.contracts.walk import Operation, Pair, operations, root
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

HINT = "Accept the old credentials beside the new ones until every client has moved." + WAIVE


@rule("security-tightened", family="contract", levels=always(Severity.ERROR))
def security_tightened(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each way in that leads nowhere any more."""
    in_force = ((operation.name, "security", _security(operation)) for operation in operations(comparison))
    for use in once(in_force):
        yield from _locked_out(use)


def _security(operation: Operation) -> Pair:
    """The requirements in force on each side: the operation's, else the contract's."""
    own, general = operation.pair.child("security"), root(operation.pair.comparison).child("security")
    old = general if own.base is None else own
    new = general if own.revision is None else own
    return Pair(own.comparison, old.base, new.revision, old.base_at, new.revision_at, own.name)


def _locked_out(use: Use) -> Iterator[Problem]:
    comparison = use.pair.comparison
    ways_in = alternatives(comparison.revision, use.pair.revision)
    for held in alternatives(comparison.base, use.pair.base):
        if not admitted(held, ways_in):
            demanded = " or ".join(told(way) for way in ways_in)
            message = (
                f"{_whose(use)}: {told(held)} was enough to be let in, now it takes {demanded}."
                " Clients that call with what they have are refused."
            )
            yield use.pair.problem(message, f"{_scope(use)} {told(held)}", HINT)


def _whose(use: Use) -> str:
    return use.operation if len(use.operations) == 1 else f"{len(use.operations)} operations"


def _scope(use: Use) -> str:
    general = use.pair.base_at == use.pair.revision_at == "/security"
    return "/security" if general else use.subject
