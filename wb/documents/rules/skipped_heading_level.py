"""A heading is more than one level deeper than the one above it.

Levels are the outline that readers navigate by, on the screen, in the packet's table of contents and
with a screen reader (WCAG technique H42 asks for them in order). A jump from level 1 to 3 makes them
look for a level 2 that is not there. Only the first of several siblings is reported; `wb lint --fix`
lifts all of them, and what is below them, where they are written with `#`.

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

from collections.abc import Iterator, Sequence
from itertools import takewhile

from wb.documents.model import Document, Heading
from wb.documents.patterns import lazy
from wb.findings import Edit, Problem, Severity
from wb.rule import Options, rising, rule

_HASHES = lazy(r" {0,3}(#{1,6})(?=[ \t]|$)")


@rule(
    "skipped-heading-level",
    family="integrity",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
)
def skipped_heading_level(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield the first heading of each group that skips a level."""
    headings = [(heading, level) for heading in document.headings if isinstance(level := heading.level, int)]
    above: int | None = None
    for number, (heading, level) in enumerate(headings):
        if above is not None and level > above + 1:
            yield Problem(
                document.whole_line(heading.line),
                f"{heading.text!r} has level {level} right below level {above}.",
                subject=heading.text,
                hint=f"Make it level {above + 1}, and its siblings too.",
                fix=_lifted(document, headings[number:], above),
            )
        above = level


def _lifted(document: Document, headings: Sequence[tuple[Heading, int]], above: int) -> tuple[Edit, ...]:
    """The first heading, its siblings and what is below them, lifted to one level below ``above``."""
    first = headings[0][1]
    section = list(takewhile(lambda one: one[1] >= first, headings))
    marks = [_HASHES.match(document.lines[heading.line - 1]) for heading, _ in section]
    between = any(level > above + 1 for _, level in headings[len(section) : len(section) + 1])
    if between or not all(marks):
        return ()
    return tuple(
        Edit(document.at(heading.line, mark.start(1) + 1, mark.start(1) + first - above), "")
        for (heading, _), mark in zip(section, marks, strict=True)
        if mark
    )
