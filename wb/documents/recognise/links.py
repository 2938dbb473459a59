"""Links and images as written, with the place of their targets."""

import re
from collections.abc import Iterator

from wb.documents.front_matter import Link
from wb.documents.patterns import lazy
from wb.documents.recognise.source import Source

_INLINE = lazy(
    r"(!?)\[(?:[^\[\]\\]|\\.|!?\[[^\[\]]*\](?:\([^()]*\))?)*\]\(\s*(?:<([^<>\n]*)>|((?:[^\s()<]|\([^\s()]*\))*))"
)
_DEFINITION = lazy(r"^ {0,3}\[([^\[\]^][^\[\]]*)\]:\s*(?:<([^<>\n]*)>|(\S+))")
_HTML = lazy(r"""<(a|img)\s[^<>]*?(?:href|src)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE)


def written(source: Source) -> Iterator[Link]:
    """Every target of a link or image in the visible text: inline, in a reference's definition, in HTML."""
    for number, line in enumerate(source.visible[source.start - 1 :], source.start):
        if "](" in line:
            for match in _INLINE.finditer(line):
                yield _link(number, match, 2 if match[2] is not None else 3, match[1] == "!")
                yield from _nested(number, line, match)
        elif "]:" in line and (found := _DEFINITION.match(line)):
            yield _link(number, found, 2 if found[2] is not None else 3, image=False)
        if "<" in line:
            for match in _HTML.finditer(line):
                yield _link(number, match, 2 if match[2] is not None else 3, match[1].lower() == "img")


def _nested(number: int, line: str, outer: re.Match[str]) -> Iterator[Link]:
    """An image that is the text of a link."""
    inner = _INLINE.search(line, outer.start() + 1, outer.end()) if "](" in outer[0][:-2] else None
    if inner and inner.end() < outer.end():
        yield _link(number, inner, 2 if inner[2] is not None else 3, inner[1] == "!")


def _link(number: int, match: re.Match[str], group: int, image: bool) -> Link:
    return Link(number, match.start(group) + 1, match.end(group) + 1, match[group], image)
