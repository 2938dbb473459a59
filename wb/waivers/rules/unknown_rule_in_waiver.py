"""A waiver names a rule that does not exist.

It covers nothing, and whoever wrote it believes that it does.

Bad:

```markdown
<!-- wb: allow placeholders – the price is decided on Monday --> <!-- ! -->
The service costs [price] a month.
```

Good:

```markdown
<!-- wb: allow placeholder – the price is decided on Monday -->
The service costs [price] a month.
```
"""

from collections.abc import Iterator

from wb.findings import Problem, Severity
from wb.rule import Options, always, rule
from wb.waivers.model import Usage


@rule("unknown-rule-in-waiver", family="waivers", levels=always(Severity.ERROR))
def unknown_rule_in_waiver(usage: Usage, _options: Options) -> Iterator[Problem]:
    """Yield a waiver for a rule that there is not."""
    if not usage.known:
        yield Problem(
            usage.waiver.location,
            f"There is no rule {usage.waiver.rule!r}, so nothing is waived.",
            subject=usage.name,
            hint="wb rules lists the names.",
        )
