"""How long a document is on paper."""

from typing import Literal

import msgspec

SpanName = Literal["body", "press_release", "faq"]


class Extent(msgspec.Struct, frozen=True):
    """A length in pages that lies between two numbers; they are the same where it was measured."""

    low: float
    high: float

    @property
    def exact(self) -> bool:
        """Whether it was measured."""
        return self.low == self.high

    def __str__(self) -> str:
        if self.exact:
            return f"{self.low:.2f}"
        digits = 0 if self.low >= 10 else 1
        return f"about {self.low:.{digits}f} to {self.high:.{digits}f}"


class PageCount(msgspec.Struct, frozen=True):
    """The pages of a document's spans, each counted as if it started at the top of a page.

    None stands for a span that the document does not have, or that nobody asked for. The body is the
    whole document without its appendices.
    """

    body: Extent | None = None
    press_release: Extent | None = None
    faq: Extent | None = None
