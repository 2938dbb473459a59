"""The page count of a document, as exact as a question needs it: most questions need no layout."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from wb.documents.budget import budgets, spans
from wb.documents.model import Document
from wb.documents.page_count import Extent, PageCount, SpanName
from wb.layout import engine
from wb.layout.estimate import estimate
from wb.layout.geometry import Pages

LARGEST = 200
"""Pages. Nobody reads so many in a meeting, and tables of that length take seconds to lay out."""


def for_budgets(document: Document, geometry: Pages, root: Path) -> PageCount:
    """The pages of the spans that have a budget, measured where an estimate does not settle the matter.

    Raises:
        ToolError: the layout engine refused the document.
    """
    limited = list(budgets(document))
    lines = spans(document)
    bounds = estimate(document, {budget.span: lines[budget.span] for budget in limited}, geometry)
    unsettled = [budget.span for budget in limited if not budget.settled(PageCount(**bounds))]
    return PageCount(**bounds | _measured(document, unsettled, bounds, geometry, root))


def in_full(document: Document, geometry: Pages, root: Path) -> PageCount:
    """The pages of all spans, measured where they can be.

    Raises:
        ToolError: the layout engine refused the document.
    """
    bounds = estimate(document, spans(document), geometry)
    return PageCount(**bounds | _measured(document, bounds, bounds, geometry, root))


def _measured(
    document: Document,
    wanted: Iterable[SpanName],
    bounds: Mapping[SpanName, Extent],
    geometry: Pages,
    root: Path,
) -> dict[SpanName, Extent]:
    """Those of the spans that there is an engine for, and that are not too long for it."""
    lines = spans(document)
    short = {span: lines[span] for span in wanted if bounds[span].low <= LARGEST}
    if not short or not engine.available():
        return {}
    from wb.layout.count import count  # noqa: PLC0415 - reads all inline markup: only where pages are counted

    return count(document, short, geometry, root)
