"""A contract on its way to its clients: the subject of the rules of governance."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wb.contracts.model import METHODS, Contract, pointer
from wb.findings import Problem


@dataclass(frozen=True, slots=True)
class Release:
    """A contract as it would be published, and the one that it takes the place of.

    Args:
        contract: as written, with all that it refers to.
        base: the one before, as written; None where there is none.
        today: the date of the run.
        owner: who answers for the contract by wb.toml; empty where it says nobody.
        breaking: how many errors the comparison of the two found.
    """

    contract: Contract
    base: Contract | None
    today: date
    owner: str = ""
    breaking: int = 0

    @property
    def path(self) -> str:
        """The file that findings point at."""
        return self.contract.path

    def operations(self) -> "Iterator[Operation]":
        """What clients can call."""
        return operations(self.contract)

    def problem(self, at: str, message: str, hint: str, subject: str = "") -> Problem:
        """A problem at a pointer into the contract, which is its subject too unless another one is given."""
        return Problem(self.contract.locate(at), message, subject or at, hint)


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of one contract: ``GET /pets``, where it stands, and its object."""

    name: str
    at: str
    node: Mapping[str, Any]


def operations(contract: Contract) -> Iterator[Operation]:
    """The operations below ``paths``, in the order in which they are written."""
    paths = contract.data.get("paths")
    for path, item in paths.items() if isinstance(paths, Mapping) else ():
        found = contract.resolve(item)
        for method in METHODS if isinstance(found, Mapping) else ():
            if isinstance(node := found.get(method), Mapping):
                yield Operation(f"{method.upper()} {path}", pointer("paths", path, method), node)


def responses(operation: Operation) -> Mapping[str, Any]:
    """The responses of an operation by status."""
    found = operation.node.get("responses")
    return found if isinstance(found, Mapping) else {}


def is_error(status: str) -> bool:
    """Whether a status of a response is for failures: ``404``, ``5XX``, ``default``."""
    return status == "default" or status[:1] in ("4", "5")
