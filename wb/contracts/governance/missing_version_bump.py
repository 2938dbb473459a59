"""A breaking change comes without a new version.

Clients choose a version and trust it to stay what it is. A break may come with the version that says so:
then it is reported as a warning. Without that version it is this error, beside the breaks themselves.

Bad:

```diff
 openapi: 3.1.0
 info:
   title: Berths
-  version: 1.4.2
+  version: 1.5.0  # !
 paths:
-  /berths: {get: {responses: {'200': {description: The berths.}}}}
   /ships: {get: {responses: {'200': {description: The ships.}}}}
```

Good:

```diff
 openapi: 3.1.0
 info:
   title: Berths
-  version: 1.4.2
+  version: 2.0.0
 paths:
-  /berths: {get: {responses: {'200': {description: The berths.}}}}
   /ships: {get: {responses: {'200': {description: The ships.}}}}
```

Options:

- `scheme`: what a new version is. `semver` (the default): a higher first number of `info.version`, or second
  one as long as the first is 0. `date`: a later `info.version`. `path`: a higher `/v1` in servers or paths.
"""

from collections.abc import Iterator
from typing import Literal

from wb.contracts import versions
from wb.contracts.release import Release
from wb.findings import Problem
from wb.rule import Options, always, rule

ASKED = {
    "semver": "Raise the first number of info.version",
    "date": "Set info.version to a later date",
    "path": "Offer the new version under a higher /v1, beside the old one",
}


class Scheme(Options, frozen=True):
    """How versions are written."""

    scheme: Literal["semver", "date", "path"] = "semver"


@rule("missing-version-bump", family="governance", levels=always(None), options=Scheme)
def missing_version_bump(release: Release, options: Scheme) -> Iterator[Problem]:
    """Yield a contract that breaks and whose version does not say so."""
    if release.base is None or not release.breaking:
        return
    before, after = (versions.version(side, options.scheme) for side in (release.base, release.contract))
    if not versions.is_new(before, after):
        count = "a breaking change" if release.breaking == 1 else f"{release.breaking} breaking changes"
        yield release.problem(
            "/info/version",
            f"The version does not announce {count}: it was {_shown(before)} and is {_shown(after)}.",
            f"{ASKED[options.scheme]}, or take the break back.",
        )


def _shown(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version)) or "none"
