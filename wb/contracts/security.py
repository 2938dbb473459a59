"""Who is let in: the alternatives of credentials that a contract accepts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wb.contracts.model import Contract
from wb.contracts.walk import mapping


@dataclass(frozen=True, slots=True)
class Credential:
    """One scheme of an alternative with the scopes that are demanded.

    Args:
        name: the scheme's name in the contract.
        wire: what of the scheme is seen on the wire, to recognise it under another name.
        scopes: what the token has to grant.
    """

    name: str
    wire: str
    scopes: frozenset[str]

    def __str__(self) -> str:
        """``key`` or ``login (read, write)``."""
        return f"{self.name} ({', '.join(sorted(self.scopes))})" if self.scopes else self.name

    def serves(self, demanded: "Credential") -> bool:
        """Whether a client with this credential has the demanded one."""
        same = self.name == demanded.name or self.wire == demanded.wire
        return same and self.scopes >= demanded.scopes


Alternative = tuple[Credential, ...]


def alternatives(contract: Contract, requirements: Any) -> list[Alternative]:
    """The ways in. No requirement at all is one way in: without credentials."""
    if not isinstance(requirements, list) or not requirements:
        return [()]
    schemes = mapping(mapping(contract.data.get("components")).get("securitySchemes"))
    return [
        tuple(
            Credential(
                name, _wire(contract.resolve(schemes.get(name)), name), frozenset(map(str, scopes or ()))
            )
            for name, scopes in mapping(requirement).items()
        )
        for requirement in requirements
    ]


def admitted(held: Alternative, ways_in: list[Alternative]) -> bool:
    """Whether a client that holds these credentials gets in by one of the ways."""
    return any(all(any(own.serves(wanted) for own in held) for wanted in way) for way in ways_in)


def told(alternative: Alternative) -> str:
    """An alternative in words."""
    return " and ".join(map(str, alternative)) or "no credentials"


def _wire(scheme: Any, name: str) -> str:
    """What tells schemes apart on the wire; a missing scheme is itself only."""
    if not isinstance(scheme, Mapping):
        return f"missing {name}"
    kind = scheme.get("type")
    if kind == "apiKey":
        key = str(scheme.get("name"))
        return f"apiKey {scheme.get('in')} {key.lower() if scheme.get('in') == 'header' else key}"
    if kind == "http":
        return f"http {str(scheme.get('scheme')).lower()}"
    if kind == "openIdConnect":
        return f"openIdConnect {scheme.get('openIdConnectUrl')}"
    urls = [(flow, mapping(it).get("tokenUrl")) for flow, it in mapping(scheme.get("flows")).items()]
    return f"{kind} {sorted(urls, key=str)}"
