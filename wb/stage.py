"""The stages of a document: the ``status`` of its front matter."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a document stands. Levels of rules follow it; absent means draft."""

    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    SHIPPED = "shipped"
    ABANDONED = "abandoned"
