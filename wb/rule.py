"""Rules: frozen data plus one pure generator function. Never a base class.

A rule does no I/O, reads no clock and no environment, and does not state its own severity: it
yields problems, and the engine stamps them. The docstring of the rule's module is its page.
"""

import sys
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

import msgspec

from wb.findings import Problem, RuleInfo, Severity
from wb.stage import Stage

S = TypeVar("S")
O = TypeVar("O")  # noqa: E741 - ARCHITECTURE calls them S and O: subject and options


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``[rules.NAME]`` in wb.toml may set beside ``level``; each rule that has any extends it."""


class Levels(msgspec.Struct, frozen=True):
    """The level of a rule by stage; None is off."""

    draft: Severity | None
    review: Severity | None
    approved: Severity | None
    shipped: Severity | None

    def at(self, stage: Stage) -> Severity | None:
        """The level in force at a stage. Nobody needs to mend an abandoned document."""
        if stage is Stage.ABANDONED:
            return None
        found: Severity | None = getattr(self, stage)
        return found

    @property
    def by_stage(self) -> dict[str, str]:
        """The names of the levels by stage, for lists."""
        stages = (stage for stage in Stage if stage is not Stage.ABANDONED)
        return {stage.value: level.label if (level := self.at(stage)) else "off" for stage in stages}

    @property
    def strictest(self) -> Severity:
        """The highest level at any stage: what rule lists show."""
        stages = (self.draft, self.review, self.approved, self.shipped)
        return max((level for level in stages if level is not None), default=Severity.INFO)


def always(level: Severity | None) -> Levels:
    """The same level at every stage; with None the rule is off until wb.toml asks for it."""
    return Levels(level, level, level, level)


def rising(draft: Severity | None, review: Severity | None, approved: Severity | None) -> Levels:
    """Stricter as the document matures; a shipped document is held to what was approved."""
    return Levels(draft, review, approved, approved)


class Rule(msgspec.Struct, Generic[S, O], frozen=True):
    """One check.

    Args:
        name: kebab-case; completes "allow …".
        family: the group in which rule lists show it.
        levels: the level by stage.
        check: (subject, options) to problems; pure.
        options: the type of its options; called without arguments it gives the defaults.
        doc: the rule's page: summary, why, examples, options, in Markdown.
    """

    name: str
    family: str
    levels: Levels
    check: Callable[[S, O], Iterator[Problem]]
    options: Callable[[], O]
    doc: str

    @property
    def summary(self) -> str:
        """The first sentence of the page."""
        return self.doc.split("\n\n", 1)[0].replace("\n", " ").strip()

    @property
    def own_page(self) -> bool:
        """Whether the page has examples; those of the diff engine's checks have none."""
        return "\nBad:\n" in self.doc

    @property
    def info(self) -> RuleInfo:
        """What reports know of the rule."""
        return RuleInfo(self.name, self.summary, self.doc, self.family, self.levels.strictest)


AnyRule = Rule[Any, Any]


def rule(
    name: str,
    *,
    family: str,
    levels: Levels,
    options: Callable[[], O] = Options,  # type: ignore[assignment]
) -> Callable[[Callable[[S, O], Iterator[Problem]]], Rule[S, O]]:
    """Make the decorated generator function a rule; its module's docstring becomes the page."""

    def declare(check: Callable[[S, O], Iterator[Problem]]) -> Rule[S, O]:
        page = (sys.modules[check.__module__].__doc__ or "").strip()
        return Rule(name, family, levels, check, options, page)

    return declare
