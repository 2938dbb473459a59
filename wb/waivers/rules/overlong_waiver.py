"""A waiver in wb.toml never ends, or ends too far in the future.

A waiver without an end is a change of policy in disguise: write that as a rule setting, where it is seen.
The others are looked at again within a year.

Bad:

```toml
[[waivers]]  # !
rule = "few-questions"
path = "proposals/refunds/prfaq.md"
reason = "A small change for the operators only."
owner = "Mira Okafor"
```

Good:

```toml
[[waivers]]
rule = "few-questions"
path = "proposals/refunds/prfaq.md"
reason = "A small change for the operators only."
owner = "Mira Okafor"
expires = 2026-06-30
```

Options:

- `days`: how far ahead the last day may be; 366 unless set.
"""

from collections.abc import Iterator
from datetime import timedelta

from wb.findings import Problem, Severity
from wb.rule import Options, always, rule
from wb.waivers.model import Usage


class Bounds(Options, frozen=True):
    """How long a waiver may last."""

    days: int = 366


@rule("overlong-waiver", family="waivers", levels=always(Severity.ERROR), options=Bounds)
def overlong_waiver(usage: Usage, options: Bounds) -> Iterator[Problem]:
    """Yield a waiver of wb.toml without an end, or with one that is too far away."""
    waiver = usage.waiver
    latest = usage.today + timedelta(days=options.days)
    if waiver.origin != "wb.toml" or (waiver.expires is not None and waiver.expires <= latest):
        return
    said = "never expires" if waiver.expires is None else f"lasts until {waiver.expires.isoformat()}"
    yield Problem(
        waiver.location,
        f"The waiver for {usage.name} {said}.",
        subject=usage.name,
        hint=f"Write expires = with a day not after {latest.isoformat()}.",
    )
