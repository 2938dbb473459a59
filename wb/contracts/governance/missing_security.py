"""An operation can be called by anybody.

An operation without a security requirement is open, be it meant or forgotten, and a reader cannot tell which.
Name those that are meant. Zalando demands that every endpoint is secured (rule 104).

Bad:

```yaml
openapi: 3.1.0
info: {title: Berths, version: 1.0.0}
paths:
  /berths:
    get:  # !
      responses:
        '200': {description: The berths.}
```

Good:

```yaml
openapi: 3.1.0
info: {title: Berths, version: 1.0.0}
security:
  - key: []
paths:
  /berths:
    get:
      responses:
        '200': {description: The berths.}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
```

Options:

- `public`: the operations that are meant to be open, such as `GET /health`; `*` stands for anything.
"""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from wb.contracts.release import Operation, Release
from wb.findings import Problem
from wb.rule import Options, always, rule


class Open(Options, frozen=True):
    """What is meant to be open."""

    public: tuple[str, ...] = ()


@rule("missing-security", family="governance", levels=always(None), options=Open)
def missing_security(release: Release, options: Open) -> Iterator[Problem]:
    """Yield each operation that needs no credentials."""
    for operation in release.operations():
        meant = any(fnmatchcase(operation.name, glob) for glob in options.public)
        if not meant and _is_open(release, operation):
            yield release.problem(
                operation.at,
                f"{operation.name} asks for no credentials.",
                "Give it a security requirement, or list it as `public` of this rule in wb.toml.",
                f"{operation.name} {operation.at}",
            )


def _is_open(release: Release, operation: Operation) -> bool:
    wanted = operation.node.get("security", release.contract.data.get("security"))
    # An empty requirement among others makes credentials optional.
    return not isinstance(wanted, list) or not wanted or {} in wanted
