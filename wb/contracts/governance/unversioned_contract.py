"""The contract carries no version that could ever be raised.

All APIs are versioned from the start: the first breaking change needs a place to go, and clients that say
nothing about versions cannot be told apart later. APIs are forever, so the second version comes.

Bad:

```yaml
openapi: 3.1.0
info:
  title: Berths
  version: latest  # !
paths: {}
```

Good:

```yaml
openapi: 3.1.0
info:
  title: Berths
  version: 1.0.0
paths: {}
```

Options:

- `scheme`: `semver` (1.4.2), `date` (2026-03-31), `path` (`/v1` in each server or path), or `any` of them.
"""

from collections.abc import Iterator
from typing import Literal

from wb.contracts import versions
from wb.contracts.release import Release
from wb.findings import Problem
from wb.rule import Options, always, rule


class Scheme(Options, frozen=True):
    """How versions are written."""

    scheme: Literal["any", "semver", "date", "path"] = "any"


@rule("unversioned-contract", family="governance", levels=always(None), options=Scheme)
def unversioned_contract(release: Release, options: Scheme) -> Iterator[Problem]:
    """Yield a contract without a version in the scheme."""
    schemes = versions.SCHEMES if options.scheme == "any" else (options.scheme,)
    if not any(versions.version(release.contract, scheme) for scheme in schemes):
        yield release.problem(
            "/info/version",
            f"The contract has no version that could be raised: {release.contract.at('/info/version')!r}.",
            "Write info.version as 1.0.0 or as a date, or put /v1 into the path of the servers.",
        )
