"""The version of a contract, as numbers that can be compared."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from wb.contracts.model import Contract

SCHEMES = ("semver", "date", "path")

Version = tuple[int, ...]
"""Of semantic versions what a break has to raise; of dates year, month, day; of paths the number."""

_SEMVER = re.compile(r"v?([0-9]{1,9})(?:\.([0-9]{1,9}))?(?:\.[0-9]{1,9})?(?:[-+].*)?")
_SEGMENT = re.compile(r"(?:^|/)v([0-9]{1,4})(?:\.[0-9]+)?(?=/|$)")


def version(contract: Contract, scheme: str) -> Version:
    """The part of a contract's version that clients hold on to.

    Args:
        contract: whose version is asked for.
        scheme: one of SCHEMES.
    """
    if scheme == "path":
        return _highest(contract)
    written = str(contract.at("/info/version") or "")
    if scheme == "date":
        return _date(written)
    found = _SEMVER.fullmatch(written)
    if found is None:
        return ()
    major, minor = int(found[1]), int(found[2] or 0)
    return (major,) if major else (0, minor)


def is_new(before: Version, after: Version) -> bool:
    """Whether a version announces what the one before it did not promise."""
    return after > before


def _date(written: str) -> Version:
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        return ()
    return (day.year, day.month, day.day)


def _highest(contract: Contract) -> Version:
    found = [int(segment[1]) for text in _addresses(contract) for segment in _SEGMENT.finditer(text)]
    return (max(found),) if found else ()


def _addresses(contract: Contract) -> Iterator[str]:
    servers, paths = contract.data.get("servers"), contract.data.get("paths")
    for server in servers if isinstance(servers, list) else ():
        if isinstance(server, Mapping):
            yield str(server.get("url", ""))
    yield from paths if isinstance(paths, Mapping) else ()
