"""A waiver covers nothing.

What it excused has been mended, moved or reworded. Left in place it would silently cover the next fault
of the same kind, and nobody would have agreed to that one.

Bad:

```markdown
<!-- wb: allow placeholder – the price is decided on Monday --> <!-- ! -->
The service costs five euros a month.
```

Good:

```markdown
The service costs five euros a month.
```
"""

from collections.abc import Iterator

from wb.findings import Problem, Severity
from wb.rule import Options, always, rule
from wb.waivers.model import Usage


@rule("unused-waiver", family="waivers", levels=always(Severity.WARNING))
def unused_waiver(usage: Usage, _options: Options) -> Iterator[Problem]:
    """Yield a waiver that could have covered something in this run and did not."""
    in_force = usage.known and usage.waiver.in_force(usage.today)
    if usage.checked and in_force and usage.used == 0:
        yield Problem(
            usage.waiver.location,
            f"The waiver for {usage.name} covers nothing.",
            subject=usage.name,
            hint="Remove it; or put it beside the line or above the block, or write allow-file.",
        )
