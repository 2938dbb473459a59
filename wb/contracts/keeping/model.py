"""What the rules of keeping look at: a contract on a branch, and a published version. Plain frozen data."""

import re
from dataclasses import dataclass
from datetime import date

from wb.errors import InputError
from wb.findings import Location

_PLACED = re.compile(r"(?P<path>.+?)(?::(?P<line>[0-9]+))?(?::(?P<column>[0-9]+))?: (?P<text>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a contract cannot be read, and where that shows."""

    location: Location
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a contract on a branch.

    Args:
        name: the contract's.
        path: its file, or what was its file.
        gone: whether it is no more.
        unnamed: whether it moved, and its published versions are not found under its new name.
        broken: why it cannot be read now.
        base_fault: why it cannot be read in the base.
        compared_with: the commit that took the place of the base; empty where none could be read.
    """

    name: str
    path: str
    gone: bool = False
    unnamed: bool = False
    broken: Unreadable | None = None
    base_fault: Unreadable | None = None
    compared_with: str = ""


@dataclass(frozen=True, slots=True)
class Filing:
    """What became of a published version.

    Args:
        path: the file in question.
        name: of the contract, as its folder is called.
        version: such as ``1.0.0``.
        fault: how it is not what was published; empty where it is.
        retired: the day of its retirement, None while it is live.
        sunset: the day after which it may be retired, None where nobody announced one.
    """

    path: str
    name: str
    version: str
    fault: str = ""
    retired: date | None = None
    sunset: date | None = None


def unreadable(error: InputError, path: str) -> Unreadable:
    """The reason that an error gives, taken apart into place and words.

    Args:
        error: as raised by ``load``; its message begins with the place.
        path: the file that was to be read, where the message names none.
    """
    found = _PLACED.fullmatch(error.message)
    if found is None:
        return Unreadable(Location(path), error.message, error.hint)
    line, column = (int(number) if number else None for number in (found["line"], found["column"]))
    return Unreadable(Location(found["path"], line, column), found["text"], error.hint)
