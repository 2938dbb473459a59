"""Which sites a document sends its readers to: the hosts of addresses and mail, and those named as such."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.documents.prose import prose
from wb.findings import Location

Place = tuple[int, int, int]
"""A line, the column where a host starts on it and the one behind its end."""

_ADDRESS = lazy(
    r"(?:://(?:www\.)?|\bwww\.|(?<=[\w.+-])@)(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})", re.IGNORECASE
)
_BARE = lazy(
    r"(?<![\w.@/-])(?:www\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?![\w@-])", re.IGNORECASE
)
_SECOND = frozenset({"co", "com", "org", "net", "ac", "gov"})
"""Before a country: part of it, as in ``co.uk``."""


def hosts(document: Document) -> Mapping[str, list[Location]]:
    """Where each host is named outside of code, top to bottom, in lower case and without ``www.``."""
    found: dict[str, list[Location]] = {}
    for host, place in sorted({*_in_addresses(document), *_in_words(document)}, key=lambda one: one[1]):
        found.setdefault(host, []).append(document.at(*place))
    return found


def site(host: str) -> tuple[str, str, str]:
    """The parts of a host: what stands before its name, the name, what stands behind it (``co.uk``)."""
    parts = host.split(".")
    last = -2 if len(parts) > 2 and parts[-2] in _SECOND else -1
    return (
        ".".join(parts[: last - 1]),
        parts[last - 1] if len(parts) >= -last + 1 else "",
        ".".join(parts[last:]),
    )


def _in_addresses(document: Document) -> Iterator[tuple[str, Place]]:
    """Hosts behind a scheme, ``www.`` or an ``@``."""
    lines = enumerate(document.lines, 1)
    marked = [(n, line) for n, line in lines if "://" in line or "@" in line or "www." in line]
    blocks = document.blocks if marked else ()
    code = {number for b in blocks if b.type == "code" for number in range(b.line, b.end_line + 1)}
    for number, line in marked:
        for match in _ADDRESS.finditer(line) if number not in code else ():
            yield _named(number, match)


def _in_words(document: Document) -> Iterator[tuple[str, Place]]:
    """Hosts that stand there as such: looked up by how they end."""
    text, known = prose(document), word_list("domains")["all"]
    ends = (text.starts[number] for end in known for number in text.uses.get(end, ()))
    for line in sorted({bisect_right(text.lines, end) for end in ends if text.own[end - 1] == "."}):
        for match in _BARE.finditer(text.own[text.lines[line - 1] : text.lines[line]]):
            if match["host"].rpartition(".")[2].lower() in known:
                yield _named(line, match)


def _named(line: int, match: re.Match[str]) -> tuple[str, Place]:
    return match["host"].lower(), (line, match.start("host") + 1, match.end("host") + 1)
