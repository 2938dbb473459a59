"""The front matter names a contract that is not there.

A proposal promises an API by naming its OpenAPI file under `contracts`. When the file has moved or
was never added, wb can neither hold the manual against the contract nor lock what was approved; the
promise is empty, and everything else about it looks checked.

Source: wb's own: deliver exactly what was promised.

Bad:

```markdown kind=prfaq files=openapi.yaml
---
contracts: [api.yaml] <!-- ! api.yaml -->
---

# Harbour Ferries launches refunds in ten seconds
```

Good:

```markdown kind=prfaq files=openapi.yaml
---
contracts: [openapi.yaml]
---

# Harbour Ferries launches refunds in ten seconds
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


@rule("missing-contract", family="integrity", levels=rising(Severity.WARNING, Severity.ERROR, Severity.ERROR))
def missing_contract(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each contract whose file is missing or lies outside of the repository."""
    for contract in document.front_matter.contracts:
        if contract.fault in {"missing", "outside"}:
            where = "outside of the repository" if contract.fault == "outside" else "not there"
            yield Problem(
                document.at(contract.line, contract.column, contract.end_column),
                f"The contract {contract.target} is {where}.",
                subject=contract.target,
                hint="Correct the path (it is relative to this file), or add the file.",
            )
