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

_ALLOW_IN_DOCUMENT = """\
To allow it in one place, write the reason above the block or beside the line. `allow-file` holds for the
whole file, also for what is said of the file as such:

```markdown
<!-- wb: allow {name} – why it is right here -->
```

To change its level everywhere, write in `wb.toml`:

```toml
[rules]
{name} = "off"   # or "info", "warning", "error"
```"""

_ALLOW_IN_CONTRACT = """\
To allow it once, run the `wb waive` command that stands below the finding, or write in `wb.toml`:

```toml
[[waivers]]
rule = "{name}"
contract = "orders"   # the contract's name; operation and subject make it narrower
reason = "Why it is right here."
owner = "Mira Okafor"
expires = 2027-06-30
```

To change its level for all contracts, write in `wb.toml`; for one, below `[contracts.NAME.rules]`:

```toml
[policy.rules]
{name} = "{level}"   # "off", "info", "warning" or "error"
```"""

_ALLOW_OF_WAIVER = """\
Nothing waives what is said of a waiver: mend it, or remove it. To change the level everywhere, write in
`wb.toml`:

```toml
[rules]
{name} = "off"   # or "info", "warning", "error"
```"""

_ALLOW = dict.fromkeys(("contract", "governance", "keeping"), _ALLOW_IN_CONTRACT) | {
    "waivers": _ALLOW_OF_WAIVER
}
"""How to allow findings of a family; those of the others stand in documents."""

_INTRODUCTION = """\
`wb explain NAME` prints the same pages, and those of the diff engine's checks.
In the bad examples, `<!-- ! -->` marks the lines that are reported."""


def page(rule: AnyRule) -> str:
    """The whole page in Markdown: its name, its levels, what its docstring says, how to allow it."""
    sections = (
        f"# {rule.name}",
        f"Family: {rule.family}. Level: {levels(rule)}.",
        rule.doc.strip(),
        _allowing(rule),
    )
    return "\n\n".join(sections) + "\n"


def _allowing(rule: AnyRule) -> str:
    """How to allow what the rule finds; one that is off is switched on instead."""
    is_off = all(level is None for level in (rule.levels.at(stage) for stage in _STAGES))
    text = _ALLOW.get(rule.family, _ALLOW_IN_DOCUMENT)
    return text.format(name=rule.name, level="error" if is_off else "off")


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
