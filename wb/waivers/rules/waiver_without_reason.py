"""A waiver says no reason, so it covers nothing.

The reason is what a reviewer agrees to, and what tells the next reader whether it still holds.

Bad:

```markdown
<!-- wb: allow placeholder --> <!-- ! -->
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


@rule("waiver-without-reason", family="waivers", levels=always(Severity.ERROR))
def waiver_without_reason(usage: Usage, _options: Options) -> Iterator[Problem]:
    """Yield a waiver without a reason."""
    if not usage.waiver.reason and not usage.waiver.is_unreadable:
        yield Problem(
            usage.waiver.location,
            f"The waiver for {usage.name} gives no reason, so it covers nothing.",
            subject=usage.name,
            hint="Write it after a dash: <!-- wb: allow RULE – reason -->; in wb.toml as reason = …",
        )
