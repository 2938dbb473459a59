"""Which addresses a contract's servers stand for."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice, product
from typing import Any
from urllib.parse import urlsplit

from wb.contracts.walk import mapping

MOST_ADDRESSES = 500
"""Servers with more combinations of variables than this are compared by their first ones."""

_VARIABLE = re.compile(r"\{[^{}]*\}")
_PORTS = {"http": 80, "https": 443}


def addresses(servers: Any) -> dict[str, str]:
    """The addresses that a list of servers stands for: as compared, and as written."""
    found: dict[str, str] = {}
    for server in servers if isinstance(servers, list) else ():
        url = mapping(server).get("url")
        if isinstance(url, str):
            for address in islice(_spelled_out(url, mapping(server.get("variables"))), MOST_ADDRESSES):
                found.setdefault(_compared(address), address)
    return found


def reachable(address: str, servers: Mapping[str, str]) -> bool:
    """Whether a compared address is among these; a variable in them stands for anything."""
    if address in servers:
        return True
    patterns = ("[^/]*".join(map(re.escape, _VARIABLE.split(server))) for server in servers if "{" in server)
    return any(re.fullmatch(pattern, address) for pattern in patterns)


def defaults(servers: Any) -> dict[tuple[str, str], str]:
    """What variables are without a choice: by URL template and name."""
    found = {}
    for server in servers if isinstance(servers, list) else ():
        for name, variable in mapping(mapping(server).get("variables")).items():
            found[str(server.get("url")), name] = str(mapping(variable).get("default"))
    return found


def _spelled_out(url: str, variables: Mapping[str, Any]) -> Iterator[str]:
    """The URL with each choice of its variables; one that may be anything stays a variable."""
    choices = []
    for name, variable in variables.items():
        values = mapping(variable).get("enum")
        choices.append([(name, str(value)) for value in values] if isinstance(values, list) else [])
    for choice in product(*filter(None, choices)):
        address = url
        for name, value in choice:
            address = address.replace(f"{{{name}}}", value)
        yield address


def _compared(url: str) -> str:
    """The URL in the form in which equal addresses are equal texts (RFC 3986, section 6)."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    host = (parts.hostname or "") + (f":{port}" if port and port != _PORTS.get(parts.scheme) else "")
    return parts._replace(netloc=host).geturl().rstrip("/")
