"""A waiver in wb.toml names nobody who answers for it.

An exception outlives the meeting that granted it. When it expires, somebody has to mend the thing or ask
again, and “the team” does neither.

Bad:

```toml
[[waivers]]  # !
rule = "few-questions"
path = "proposals/refunds/prfaq.md"
reason = "A small change for the operators only."
expires = 2026-06-30
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
"""

from collections.abc import Iterator

from wb.findings import Problem, Severity
from wb.rule import Options, always, rule
from wb.waivers.model import Usage


@rule("waiver-without-owner", family="waivers", levels=always(Severity.ERROR))
def waiver_without_owner(usage: Usage, _options: Options) -> Iterator[Problem]:
    """Yield a waiver of wb.toml without an owner; a comment has its author in the history of its line."""
    if usage.waiver.origin == "wb.toml" and not usage.waiver.owner:
        yield Problem(
            usage.waiver.location,
            f"Nobody owns the waiver for {usage.name}.",
            subject=usage.name,
            hint='Write owner = "…" with the name of one person.',
        )
