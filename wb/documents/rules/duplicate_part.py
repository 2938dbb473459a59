"""A part is there twice.

Two summaries say two things, and readers take the one that suits them. It happens when documents are
merged, and when a part is rewritten and the old one kept "for now".

Bad:

```markdown kind=manual
# Refunds

## Limits

Ten seconds, 500 euros.

## Troubleshooting

Call the harbour office.

## Limits <!-- ! -->

Ten seconds, 300 euros.
```

Good:

```markdown kind=manual
# Refunds

## Limits

Ten seconds, 300 euros.

## Troubleshooting

Call the harbour office.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Related, Severity
from wb.rule import Options, rising, rule


@rule("duplicate-part", family="structure", levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING))
def duplicate_part(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each heading that opens a part again, with the first one."""
    for heading in document.repeated_parts:
        first = document.parts.get(heading.part or "")
        if first is not None and document.spec is not None:
            spec = document.spec.part(first.name)
            yield Problem(
                document.whole_line(heading.line),
                f"The part {spec.title if spec else first.name!r} is also on line {first.line}.",
                subject=first.name,
                hint="Merge the two, or give the second a heading of its own.",
                related=(Related(document.whole_line(first.line), "the first one"),),
            )
