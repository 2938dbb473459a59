"""When a document says that its product launches: in the dateline of its release, in its front matter."""

from functools import lru_cache

import msgspec

from wb.documents import dates
from wb.documents.dates import DateMention
from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.findings import Location

_REACH = 120
"""Characters at the head of a line in which a dateline stands; a date further on belongs to the text."""

_BREAK = lazy(r"\s*(?:[–—]|--|\s-\s)\s*")
_LABEL = lazy(r"^\W*(?:[^\W\d]+\s){0,3}[^\W\d]+\s*[:：]")
_WORD = lazy(r"[^\W\d_]{2,}")


class LaunchDate(msgspec.Struct, frozen=True):
    """A launch date as it is written, and the days that it can mean."""

    location: Location
    text: str
    when: DateMention


class Dateline(msgspec.Struct, frozen=True):
    """The head of a press release: whether it names a place, and the date that it gives."""

    line: int
    city: bool
    date: LaunchDate | None


@lru_cache(maxsize=4)
def dateline(document: Document) -> Dateline | None:
    """The dateline, when one was recognised."""
    part = document.parts.get("dateline")
    if part is None:
        return None
    line = part.text_line or part.line
    text = document.lines[line - 1]
    when = dates.first(text[:_REACH])
    stop = _BREAK.search(text, when.end if when else 0)
    head = text[: stop.start()] if stop else text[: when.end if when and len(text) > _REACH else len(text)]
    rest = head.replace(text[when.start : when.end], "") if when else head
    city = _WORD.search(_LABEL.sub("", rest)) is not None
    return Dateline(line, city, _written(document, line, when) if when else None)


def launch_dates(document: Document) -> list[LaunchDate]:
    """The launch of the front matter, then that of the dateline, as far as there are any."""
    told = dateline(document)
    return [day for day in (_promised(document), told.date if told else None) if day is not None]


def _promised(document: Document) -> LaunchDate | None:
    place = document.front_matter.place("$.launch")
    when = dates.first(str(document.front_matter.data.get("launch", "")))
    if place is None or when is None:
        return None
    return LaunchDate(place, str(document.front_matter.data["launch"]), when)


def _written(document: Document, line: int, when: DateMention) -> LaunchDate:
    text = document.lines[line - 1][when.start : when.end]
    return LaunchDate(document.at(line, when.start + 1, when.end + 1), text, when)
