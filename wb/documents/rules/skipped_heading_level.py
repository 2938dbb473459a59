"""A heading is more than one level deeper than the one above it.

Levels are the outline that readers navigate by, on the screen, in the packet's table of contents and
with a screen reader (WCAG technique H42 asks for them in order). A jump from level 1 to 3 makes them
look for a level 2 that is not there. Only the first of several siblings is reported.

Bad:

```markdown kind=manual
# Refunds

### Getting started <!-- ! -->

### Limits
```

Good:

```markdown kind=manual
# Refunds

## Getting started

### On the phone

## Limits
```
"""

from collections.abc import Iterator

from wb.documents.model import Document, Heading
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


@rule(
    "skipped-heading-level",
    family="integrity",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
)
def skipped_heading_level(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield the first heading of each group that skips a level."""
    above: Heading | None = None
    for heading in document.headings:
        if not isinstance(heading.level, int):
            continue
        if above and isinstance(above.level, int) and heading.level > above.level + 1:
            message = f"{heading.text!r} has level {heading.level} right below level {above.level}."
            hint = f"Make it level {above.level + 1}, and its siblings too."
            yield Problem(document.whole_line(heading.line), message, heading.text, hint)
        above = heading
