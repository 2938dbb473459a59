"""The page count of a document, as exact as a question needs it: most questions need no layout."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from wb.documents.budget import budgets
from wb.documents.model import Document
from wb.documents.page_count import PageCount, SpanName
from wb.layout import engine
from wb.layout.estimate import estimate
from wb.layout.geometry import Pages

ALL: Collection[SpanName] = ("body", "press_release", "faq")

LARGEST = 500
"""Pages. Nobody asks by how much such a document is over its budget, and laying it out takes seconds."""


def for_budgets(document: Document, geometry: Pages, root: Path) -> PageCount:
    """The page count with the spans measured whose estimate does not settle how they stand to their budgets.

    Raises:
        ToolError: the layout engine refused the document.
    """
    pages = estimate(document, geometry)
    unsettled = [budget.span for budget in budgets(document) if not budget.settled(pages)]
    return _measured(document, pages, unsettled, geometry, root)


def in_full(document: Document, geometry: Pages, root: Path) -> PageCount:
    """The page count with all spans measured.

    Raises:
        ToolError: the layout engine refused the document.
    """
    return _measured(document, estimate(document, geometry), ALL, geometry, root)


def _measured(
    document: Document, bounds: PageCount, spans: Collection[SpanName], geometry: Pages, root: Path
) -> PageCount:
    """The bounds, with the spans measured that the engine, where there is one, can lay out in a moment."""
    wanted = [name for name in spans if (extent := getattr(bounds, name)) and extent.low <= LARGEST]
    if not wanted or not engine.available():
        return bounds
    from wb.layout.count import count  # noqa: PLC0415 - reads all inline markup: only where pages are counted

    return replace(bounds, **count(document, wanted, geometry, root))
