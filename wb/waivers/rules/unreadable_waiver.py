"""A comment speaks to wb, and wb cannot read it, so it covers nothing.

It names several rules, has no dash before its reason, another verb than `allow`, or no end. Whoever wrote
it believes that it holds.

Bad:

```markdown
<!-- wb: allow placeholder, missing-part – the price is decided on Monday --> <!-- ! -->
The service costs [price] a month.
```

Good:

```markdown
<!-- wb: allow placeholder – the price is decided on Monday -->
<!-- wb: allow weasel-word – the words of the law -->
The service costs [price] a month; many people pay less.
```
"""

from collections.abc import Iterator

from wb.findings import Problem, Severity
from wb.rule import Options, always, rule
from wb.waivers.model import Usage


@rule("unreadable-waiver", family="waivers", levels=always(Severity.ERROR))
def unreadable_waiver(usage: Usage, _options: Options) -> Iterator[Problem]:
    """Yield a comment that speaks to wb and names no rule that it could be for."""
    if usage.waiver.is_unreadable:
        yield Problem(
            usage.waiver.location,
            "wb cannot read this comment, so it covers nothing.",
            subject="comment",
            hint="One rule a comment, its reason after a dash: <!-- wb: allow RULE – reason -->.",
        )
