"""The title of a document: a heading, the headline of its release, or what its front matter says."""

from collections.abc import Mapping, Sequence

from wb.documents.front_matter import FrontMatter
from wb.documents.model import Heading, Part, Title
from wb.documents.patterns import lazy
from wb.documents.recognise.inline import plain
from wb.documents.recognise.source import Source
from wb.documents.wording import word_set

_MARKS = lazy(r"^\s{0,3}#{1,6}\s+|\s+#+\s*$")


def heading(headings: Sequence[Heading], first_line: int) -> Heading | None:
    """The first heading of level 1, else the first of all, unless it is a label such as "Press release"."""
    real = [one for one in headings if isinstance(one.level, int)]
    if not real and headings and headings[0].level == "b" and headings[0].line == first_line:
        return headings[0]  # a memo's bold first line
    first = next((one for one in real if one.level == 1 and not _is_label(one.text)), None)
    return first or next((one for one in real[:1] if not _is_label(one.text)), None)


def of(source: Source, own: Heading | None, parts: Mapping[str, Part], front: FrontMatter) -> Title | None:
    """The title and where it stands."""
    if own:
        return Title(own.line, plain(own.text))
    if headline := parts.get("headline"):
        return Title(headline.line, plain(_MARKS.sub("", source.lines[headline.line - 1])))
    given = front.data.get("title")
    return Title(front.marks["$.title"].line or 1, given) if isinstance(given, str) else None


def _is_label(text: str) -> bool:
    return plain(text).casefold().strip(" :") in word_set("document_labels")
