"""Nobody is named who answers for the contract.

You build it, you run it: whoever depends on an API needs to know whom to ask before it changes, and whom to
wake when it fails. The Zalando guidelines demand contact information for the same reason (rule 218).

Bad:

```yaml
openapi: 3.1.0
info:  # !
  title: Berths
  version: 1.0.0
paths: {}
```

Good:

```yaml
openapi: 3.1.0
info:
  title: Berths
  version: 1.0.0
  contact: {name: The harbour team, email: harbour@example.com}
paths: {}
```
"""

from collections.abc import Iterator, Mapping

from wb.contracts.release import Release
from wb.findings import Problem
from wb.rule import Options, always, rule


@rule("missing-contract-owner", family="governance", levels=always(None))
def missing_contract_owner(release: Release, _options: Options) -> Iterator[Problem]:
    """Yield a contract whose owner neither it nor wb.toml names."""
    contact = release.contract.at("/info/contact")
    named = isinstance(contact, Mapping) and any(contact.get(key) for key in ("name", "email", "url"))
    if not named and not release.owner:
        yield release.problem(
            "/info",
            "The contract names nobody who answers for it.",
            "Write info.contact with a name and an address, or `owner` of the contract in wb.toml.",
        )
