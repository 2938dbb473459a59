"""A part has a heading and no text.

An empty part is worse than a missing one: the outline promises what the text does not hold. In a
draft it marks what is still to write, so it is a note there.

Source: wb's own: the outline is a promise, too.

Bad:

```markdown kind=manual
# Refunds

## Getting started

Open the app and tap Refund.

## Limits <!-- ! -->

## Troubleshooting

No message within a minute? Call the harbour office.
```

Good:

```markdown kind=manual
# Refunds

## Limits

### Time

A refund can be asked for until departure.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


@rule("empty-part", family="structure", levels=rising(Severity.INFO, Severity.WARNING, Severity.ERROR))
def empty_part(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each part without a text of its own or of its subsections."""
    code = [block.line for block in document.blocks if block.type == "code"]
    for part in document.parts.values():
        shown = part.text_line or any(part.line < line <= part.end_line for line in code)
        if part.words == 0 and not shown:
            title = document.lines[part.line - 1].strip(" #*")
            hint = "Write it; where it does not apply, one sentence says why."
            yield Problem(document.whole_line(part.line), f"{title!r} is empty.", part.name, hint)
