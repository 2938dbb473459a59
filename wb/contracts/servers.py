"""Which addresses a contract's servers stand for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from typing import Any
from urllib.parse import urlsplit

from wb.contracts.walk import mapping

MOST_ADDRESSES = 500
"""Servers with more combinations of variables than this are compared by their first ones."""

_VARIABLE = re.compile(r"\{[^{}]*\}")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """One address of a server.

    Args:
        url: as written, with a choice made for each variable that has some.
        compared: in the form in which equal addresses are equal texts.
        template: the server's URL before any choice.
    """

    url: str
    compared: str
    template: str

    def reaches(self, other: "Address") -> bool:
        """Whether a client that calls the other address is answered at this one.

        A variable that may be anything stands for the choices that the same URL offered before; it is no
        promise that every address of the world is a server of this API.
        """
        if self.compared == other.compared:
            return True
        anything = "[^/]*".join(map(re.escape, _VARIABLE.split(self.compared)))
        return self.template == other.template and re.fullmatch(anything, other.compared) is not None


def addresses(servers: Any) -> list[Address]:
    """The addresses that a list of servers stands for; without any it is the root of the host."""
    found: dict[str, Address] = {}
    servers = servers or [{"url": "/"}]
    for server in servers if isinstance(servers, list) else ():
        url = mapping(server).get("url")
        if isinstance(url, str):
            for chosen in islice(_spelled_out(url, mapping(server.get("variables"))), MOST_ADDRESSES):
                found.setdefault(_compared(chosen), Address(chosen, _compared(chosen), url))
    return [*found.values()]


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
