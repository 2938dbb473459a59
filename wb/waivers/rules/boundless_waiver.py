"""A waiver in wb.toml names a rule and nothing that it is about.

It would cover every break of the kind, in every contract, also those that nobody has made yet: whoever agreed
to one exception did not agree to these. Such a waiver covers nothing. A rule that means nothing to you is
turned off under `[rules]`, where everybody sees it.

Bad:

```toml
[[waivers]]  # !
rule = "response-optional-property-removed"
reason = "Nobody reads it."
owner = "Mira Okafor"
expires = 2026-06-30
```

Good:

```toml
[[waivers]]
rule = "response-optional-property-removed"
contract = "refunds"
operation = "GET /refunds"
reason = "Nobody reads it."
owner = "Mira Okafor"
expires = 2026-06-30
```
"""

from collections.abc import Iterator

from wb.findings import Problem, Severity
from wb.rule import Options, always, rule
from wb.waivers.model import Usage


@rule("boundless-waiver", family="waivers", levels=always(Severity.ERROR))
def boundless_waiver(usage: Usage, _options: Options) -> Iterator[Problem]:
    """Yield a waiver that would cover a rule everywhere."""
    if usage.waiver.is_boundless:
        yield Problem(
            usage.waiver.location,
            f"The waiver for {usage.name} does not say what it is about, so it covers nothing.",
            subject=usage.name,
            hint="Add contract, path, operation or subject; or use the fingerprint: wb waive FINGERPRINT.",
        )
