"""Page budgets: the spans of a document that pages are counted of, and how their length stands to a limit."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from wb.documents.model import Document
from wb.documents.page_count import Extent, PageCount, SpanName

NEAR = 1 / 24
"""Of its limit: so close to it a span is told that it comes. A quarter page of six, two lines of one page."""

FAR = 2.0
"""Times its limit: by how much a span is over it does not matter from here on."""

Standing = Literal["under", "near", "over", "unknown"]


class Budget(msgspec.Struct, frozen=True):
    """The page budget of a span.

    Args:
        span: which one.
        name: what readers call it.
        line: where it starts.
        limit: pages.
    """

    span: SpanName
    name: str
    line: int
    limit: float

    def extent(self, pages: PageCount) -> Extent | None:
        """How long the span is."""
        extent: Extent | None = getattr(pages, self.span)
        return extent

    def says(self, pages: PageCount) -> str:
        """The span's length and its limit, as a sentence."""
        length = f"The {self.name} takes {self.extent(pages)} pages"
        if self.standing(pages) == "unknown":
            return f"{length}: whether it is over its limit of {self.limit:g} is unknown."
        return f"{length}; the limit is {self.limit:g}."

    def standing(self, pages: PageCount) -> Standing:
        """How the span stands to its budget; unknown where the limit lies within the estimate."""
        extent = self.extent(pages)
        if extent is None or extent.high <= self._near:
            return "under"
        if extent.high > self.limit:
            return "over" if extent.low > self.limit else "unknown"
        return "near" if extent.low > self._near else "under"

    def settled(self, pages: PageCount) -> bool:
        """Whether it is so far below or above its limit that an exact count would tell nobody anything."""
        extent = self.extent(pages)
        return extent is None or extent.high <= self._near or extent.low > FAR * self.limit

    @property
    def _near(self) -> float:
        """The pages from which on the limit is near."""
        return self.limit - self.limit * NEAR


def spans(document: Document) -> dict[SpanName, range]:
    """The lines of every span that the document has. The body is everything but the appendices."""
    found: dict[SpanName, range] = {"body": range(1, document.appendix_line or len(document.lines) + 1)}
    if release := document.press_release:
        found["press_release"] = range(release.line, release.end_line + 1)
    if faq := document.faq_span:
        found["faq"] = range(faq.line, faq.end_line + 1)
    return found


def budgets(document: Document) -> Iterator[Budget]:
    """The budgets that the document's kind sets for the spans that it has."""
    kind, release, faq = document.spec, document.press_release, document.faq_span
    if kind is None:
        return
    if release and kind.press_release and (limit := kind.press_release.max_pages):
        yield Budget("press_release", "press release", release.line, limit)
    if faq and kind.faq_length and (limit := kind.faq_length.max_pages):
        yield Budget("faq", "FAQ", faq.line, limit)
    if kind.length and (limit := kind.length.max_pages):
        line = document.title.line if document.title else document.front_matter.end_line + 1
        yield Budget("body", kind.title.lower(), line, limit)


def over_limit(document: Document, words: int | None) -> bool:
    """Whether the press release is over its limit of words.

    Where words cannot be counted, it is so many pages as the limit is times the budget.
    """
    release, length = document.press_release, document.spec and document.spec.press_release
    if not words or not release or not length:
        return False
    if document.spaced:
        return release.words > words
    extent = document.pages and document.pages.press_release
    if not extent or not length.max_pages or not length.warn_words:
        return False
    return extent.low > length.max_pages * words / length.warn_words
