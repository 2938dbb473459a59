"""An answer for errors does not say what is in it.

A client that is told only “400” can show the number to its user. With one model of errors for the whole API
it can tell what to mend, and is written once. RFC 9457 (`application/problem+json`) is such a model; Zalando
demands it (rule 176).

Bad:

```yaml
openapi: 3.1.0
info: {title: Berths, version: 1.0.0}
paths:
  /berths:
    get:
      responses:
        '200': {description: The berths.}
        '429': {description: Too many requests.}  # !
```

Good:

```yaml
openapi: 3.1.0
info: {title: Berths, version: 1.0.0}
paths:
  /berths:
    get:
      responses:
        '200': {description: The berths.}
        '429':
          description: Too many requests.
          content:
            application/problem+json:
              schema: {$ref: '#/components/schemas/Problem'}
components:
  schemas:
    Problem: {type: object, properties: {title: {type: string}}}
```

Options:

- `media_type`: the media type in which errors have to come; any unless set.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from wb.contracts.model import Contract, pointer
from wb.contracts.release import Release, is_error, responses
from wb.findings import Problem
from wb.rule import Options, always, rule


class Model(Options, frozen=True):
    """How errors are answered."""

    media_type: str = ""


@rule("missing-error-model", family="governance", levels=always(None), options=Model)
def missing_error_model(release: Release, options: Model) -> Iterator[Problem]:
    """Yield each response for errors without a schema."""
    for operation in release.operations():
        for status, response in responses(operation).items():
            if is_error(status) and not _modelled(release.contract, response, options):
                at = operation.at + pointer("responses", status)
                wanted = f" in {options.media_type}" if options.media_type else ""
                yield release.problem(
                    at,
                    f"{operation.name}: the {status} answer does not say what is in it{wanted}.",
                    f"Give it a content{wanted} with the schema that all errors of this API share.",
                    f"{operation.name} {at}",
                )


def _modelled(contract: Contract, response: Any, options: Model) -> bool:
    found = contract.resolve(response)
    content = found.get("content") if isinstance(found, Mapping) else None
    return any(
        isinstance(media, Mapping) and bool(media.get("schema")) and options.media_type in ("", name)
        for name, media in (content.items() if isinstance(content, Mapping) else ())
    )
