"""A published version is retired before the day that clients were told.

The sunset is a promise as well: until that day the version works. It is announced in the published contract
(`x-sunset` at its root, in `info`, or on all of its operations), or under `sunsets` of the contract in
wb.toml, on the base of the branch.

Bad:

```diff
--- /dev/null
+++ contracts/published/berths/1.0.0/retired.json  # !
+{"date": "2026-01-15", "sunset": "2026-01-16"}
--- contracts/published/berths/1.0.0/openapi.json
 {"openapi": "3.1.0", "info": {"title": "Berths", "version": "1.0.0", "x-sunset": "2026-01-16"}, "paths": {}}
```

Good:

```diff
--- /dev/null
+++ contracts/published/berths/1.0.0/retired.json
+{"date": "2026-01-15", "sunset": "2026-01-14"}
--- contracts/published/berths/1.0.0/openapi.json
 {"openapi": "3.1.0", "info": {"title": "Berths", "version": "1.0.0", "x-sunset": "2026-01-14"}, "paths": {}}
```
"""

from collections.abc import Iterator

from wb.contracts.keeping.model import Filing
from wb.findings import Location, Problem, Severity
from wb.rule import Options, always, rule


@rule("early-retirement", family="keeping", levels=always(Severity.ERROR))
def early_retirement(filing: Filing, _options: Options) -> Iterator[Problem]:
    """Yield a version that is retired on or before its sunset, or without one."""
    if filing.retired is None or (filing.sunset is not None and filing.sunset < filing.retired):
        return
    said = f"its sunset is {filing.sunset}" if filing.sunset else "nobody announced a sunset for it"
    yield Problem(
        Location(filing.path),
        f"The published {filing.name} {filing.version} is retired on {filing.retired}, and {said}.",
        subject=filing.path,
        hint="Announce the day under `sunsets` of the contract in wb.toml, and retire it after that day.",
    )
