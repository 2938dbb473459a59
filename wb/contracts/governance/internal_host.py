"""A server's address leads to the inside of the company, or to somebody's own machine.

The contract is what strangers read. An address that they cannot reach is useless to them, and tells an
attacker what the inside looks like: never expose internals in APIs.

Bad:

```yaml
openapi: 3.1.0
info: {title: Berths, version: 1.0.0}
servers:
  - url: https://api.example.com/v1
  - url: http://berths.harbour.internal:8080  # !
paths: {}
```

Good:

```yaml
openapi: 3.1.0
info: {title: Berths, version: 1.0.0}
servers:
  - url: https://api.example.com/v1
paths: {}
```

Options:

- `hosts`: globs of further host names that are internal, such as `*.corp.example.com`.
"""

import ipaddress
from collections.abc import Iterator
from fnmatch import fnmatch
from typing import Any
from urllib.parse import urlsplit

from wb.contracts.model import pointer
from wb.contracts.release import Release
from wb.findings import Problem
from wb.rule import Options, always, rule

INTERNAL = (
    "localhost",
    "*.localhost",
    "*.local",
    "*.internal",
    "*.intranet",
    "*.corp",
    "*.lan",
    "*.home.arpa",
)


class Hosts(Options, frozen=True):
    """What else is internal."""

    hosts: tuple[str, ...] = ()


@rule("internal-host", family="governance", levels=always(None), options=Hosts)
def internal_host(release: Release, options: Hosts) -> Iterator[Problem]:
    """Yield each server that is not for the public."""
    for at, server in _servers(release):
        host = _host(server)
        if host and _is_internal(host, options):
            yield release.problem(
                f"{at}/url",
                f"The server {host} is internal.",
                "Name the address that clients use; keep the others in a file of your own.",
                f"server {host}",
            )


def _servers(release: Release) -> Iterator[tuple[str, Any]]:
    data = release.contract.data
    holders = [("", data), *((operation.at, operation.node) for operation in release.operations())]
    for at, holder in holders:
        servers = holder.get("servers")
        for index, server in enumerate(servers if isinstance(servers, list) else ()):
            yield at + pointer("servers", index), server


def _host(server: Any) -> str:
    try:
        return urlsplit(str(server["url"])).hostname or ""
    except (ValueError, KeyError, TypeError):  # a URL with variables, or none
        return ""


def _is_internal(host: str, options: Hosts) -> bool:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or any(fnmatch(host, glob) for glob in (*INTERNAL, *options.hosts))
    return not address.is_global
