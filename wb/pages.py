"""The page of a rule: what ``wb explain`` prints and ``docs/rules/`` holds. Pure functions of the rule."""

from collections.abc import Iterable
from itertools import groupby

from wb.findings import Severity
from wb.rule import AnyRule
from wb.stage import Stage

_STAGES = {
    Stage.DRAFT: "in draft",
    Stage.REVIEW: "in review",
    Stage.APPROVED: "once approved",
    Stage.SHIPPED: "once shipped",
}

_ALLOW = """\
To allow it in one place, write the reason above the line; `allow-file` holds for the whole file:

```markdown
<!-- wb: allow {name} – why it is right here -->
```

To change its level everywhere, write in `wb.toml`:

```toml
[rules]
{name} = "off"   # or "info", "warning", "error"
```"""


_INTRODUCTION = """\
`wb explain NAME` prints the same pages, and those of the diff engine's checks.
In the bad examples, `<!-- ! -->` marks the lines that are reported."""


def page(rule: AnyRule) -> str:
    """The whole page in Markdown: its name, its levels, what its docstring says, how to allow it."""
    sections = (
        f"# {rule.name}",
        f"Family: {rule.family}. Level: {levels(rule)}.",
        rule.doc.strip(),
        _ALLOW.format(name=rule.name),
    )
    return "\n\n".join(sections) + "\n"


def levels(rule: AnyRule) -> str:
    """The level at each stage in words: ``info in draft, warning in review, error from approved on``."""
    runs = [(level, list(stages)) for level, stages in groupby(_STAGES, key=rule.levels.at)]
    if len(runs) == 1:
        return f"{_word(runs[0][0])} at every stage"
    return ", ".join(f"{_word(level)} {_when(stages)}" for level, stages in runs)


def _when(stages: list[Stage]) -> str:
    if len(stages) > 1 and stages[-1] is Stage.SHIPPED:
        return f"from {stages[0].value} on"
    return " and ".join(_STAGES[stage] for stage in stages)


def index(rules: Iterable[AnyRule]) -> str:
    """The table of contents of ``docs/rules/``: every rule that has a page, by family."""
    families: dict[str, list[AnyRule]] = {}
    for rule in sorted(rules, key=lambda rule: (rule.family, rule.name)):
        if rule.own_page:
            families.setdefault(rule.family, []).append(rule)
    return "\n\n".join(("# Rules", _INTRODUCTION, *(_table(*item) for item in families.items()))) + "\n"


def _table(family: str, rules: Iterable[AnyRule]) -> str:
    head = (f"## {family.capitalize()}", "", "| rule | level | what it finds |", "| --- | --- | --- |")
    rows = [f"| [{rule.name}]({rule.name}.md) | {levels(rule)} | {rule.summary} |" for rule in rules]
    return "\n".join((*head, *rows))


def _word(level: Severity | None) -> str:
    return "off" if level is None else level.label
