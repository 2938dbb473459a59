"""An address at which clients reach the API is gone.

The address is the first thing that a client has of an API, compiled in or configured. Another host, base
path or scheme breaks every client at once. The diff engine takes servers for deployment details.

Servers count for each operation as they are in force there: its own, else its path's, else the contract's.
Addresses that are equal by RFC 3986 are equal, a variable stands for each of its values, and another default
of a variable is another address for who does not choose.

Bad:

```diff
 servers:  # !
-  - url: https://api.example.com/v1
+  - url: https://api.example.com/v2
 paths:
   /berths:
     get: {}
```

Good:

```diff
 servers:
   - url: https://api.example.com/v1
+  - url: https://api.example.com/v2
 paths:
   /berths:
     get: {}
```
"""

from collections.abc import Iterator

from wb.contracts.advice import WAIVE
from wb.contracts.model import Comparison
from wb.contracts.servers import addresses, defaults
from wb.contracts.shared import Use, once
from wb.contracts.walk import Node, Operation, Pair, operations, root
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

HINT = "Keep the old address answering, and in `servers`, until every client has moved." + WAIVE


@rule("server-changed", family="contract", levels=always(Severity.ERROR))
def server_changed(comparison: Comparison, _options: Options) -> Iterator[Problem]:
    """Yield each address that the revision does not name any more."""
    in_force = ((operation.name, "servers", _servers(operation)) for operation in operations(comparison))
    for use in once(in_force):
        if use.pair.base or _all_relative(use.pair.revision):
            yield from _gone(use)
        yield from _defaults_changed(use)


def _all_relative(servers: Node) -> bool:
    """Whether all addresses can be compared with the one that is meant without any: the root of the host."""
    return all(address.template.startswith("/") for address in addresses(servers))


def _servers(operation: Operation) -> Pair:
    """The servers in force on each side, which may be written at different levels."""
    levels = [
        level.child("servers") for level in (operation.pair, operation.item, root(operation.pair.comparison))
    ]
    old = next((level for level in levels if level.base), levels[-1])
    new = next((level for level in levels if level.revision), levels[-1])
    named = new if old is levels[-1] else old
    return Pair(old.comparison, old.base, new.revision, old.base_at, new.revision_at, named.name)


def _gone(use: Use) -> Iterator[Problem]:
    there = addresses(use.pair.revision)
    for address in addresses(use.pair.base):
        if not any(server.reaches(address) for server in there):
            message = f"{_whose(use)}: the server {address.url} is gone. Clients that call it reach nothing."
            yield use.pair.problem(message, f"{_scope(use)} {address.url}", HINT)


def _defaults_changed(use: Use) -> Iterator[Problem]:
    there = defaults(use.pair.revision)
    for (url, name), value in defaults(use.pair.base).items():
        if there.get((url, name), value) != value:
            message = (
                f"{_whose(use)}: the variable `{name}` of the server {url} is {there[url, name]}"
                f" instead of {value} where clients do not choose. They reach another address."
            )
            yield use.pair.problem(message, f"{_scope(use)} {url} {name}", HINT)


def _whose(use: Use) -> str:
    return use.operation if len(use.operations) == 1 else f"{len(use.operations)} operations"


def _scope(use: Use) -> str:
    return use.pair.name if use.pair.name == "/servers" else f"{use.operation} {use.pair.name}"
