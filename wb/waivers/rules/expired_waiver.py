"""A waiver is past its last day.

An exception is granted until a date so that somebody looks again. Past that date it covers nothing any
more: the finding is back, and the waiver says who agreed to mend it by now.

Bad:

```toml
[[waivers]]  # !
rule = "past-launch-date"
path = "proposals/refunds/prfaq.md"
reason = "The launch moved; the new date is set on Monday."
owner = "Mira Okafor"
expires = 2026-01-14
```

Good:

```toml
[[waivers]]
rule = "past-launch-date"
path = "proposals/refunds/prfaq.md"
reason = "The launch moved; the new date is set on Monday."
owner = "Mira Okafor"
expires = 2026-02-01
```
"""

from collections.abc import Iterator

from wb.findings import Problem, Severity
from wb.rule import Options, always, rule
from wb.waivers.model import Usage


@rule("expired-waiver", family="waivers", levels=always(Severity.ERROR))
def expired_waiver(usage: Usage, _options: Options) -> Iterator[Problem]:
    """Yield a waiver whose last day is over."""
    waiver = usage.waiver
    if waiver.expires is not None and waiver.expires < usage.today:
        yield Problem(
            waiver.location,
            f"The waiver for {usage.name} expired on {waiver.expires.isoformat()}.",
            subject=usage.name,
            hint=f"Mend what it covered and remove it, or have {waiver.owner or 'its owner'} ask anew.",
        )
