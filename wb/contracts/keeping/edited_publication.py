"""A published version is not what was published.

Clients were built on those bytes. What is published is never changed, not even to mend it: a mended contract
is a new version. The digest in `meta.json` and the base of the branch both say what was published.

Bad:

```diff
--- contracts/published/berths/1.0.0/openapi.json
+++ contracts/published/berths/1.0.0/openapi.json  # !
-{"openapi": "3.1.0", "info": {"title": "Berths", "version": "1.0.0"}, "paths": {}}
+{"openapi": "3.1.0", "info": {"title": "Berth", "version": "1.0.0"}, "paths": {}}
```

Good:

```diff
--- openapi.yaml
+++ openapi.yaml
 openapi: 3.1.0
-info: {title: Berth, version: 1.0.0}
+info: {title: Berths, version: 1.0.1}
 paths: {}
```
"""

from collections.abc import Iterator

from wb.contracts.keeping.model import Filing
from wb.findings import Location, Problem, Severity
from wb.rule import Options, always, rule


@rule("edited-publication", family="keeping", levels=always(Severity.ERROR))
def edited_publication(filing: Filing, _options: Options) -> Iterator[Problem]:
    """Yield a published file that is not what was published."""
    if filing.fault:
        yield Problem(
            Location(filing.path),
            f"The published {filing.name} {filing.version} {filing.fault}. Clients were built on it.",
            subject=filing.path,
            hint="Take it from the base again; publish what is new as a version of its own.",
        )
