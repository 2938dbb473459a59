"""Two headings have the same anchor.

A forge tells them apart by adding `-1` to the second, so a link to `#errors` silently leads to the
first, and the numbers move when somebody adds a third. It matters in manuals, where people link to
single headings, and not at all in most other places: a note at every stage.

Source: how GitHub and GitLab number equal anchors; markdownlint asks for unequal headings everywhere
(MD024).

Bad:

```markdown kind=manual
## Create a refund

### Errors

## Cancel a refund

### Errors <!-- ! Errors -->
```

Good:

```markdown kind=manual
## Create a refund

### Errors when creating

## Cancel a refund

### Errors when cancelling
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Related, Severity
from wb.rule import Options, always, rule


@rule("duplicate-anchor", family="integrity", levels=always(Severity.INFO))
def duplicate_anchor(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each heading whose words an earlier heading has, with that one."""
    first: dict[str, int] = {}
    for heading in document.headings:
        if not isinstance(heading.level, int):
            continue
        name = heading.text.casefold()
        line = first.setdefault(name, heading.line)
        if line != heading.line:
            yield Problem(
                document.find(heading.line, heading.text),
                f"The heading {heading.text!r} is also on line {line}: a link leads there.",
                subject=name,
                hint="Word them apart, so that each can be linked to.",
                related=(Related(document.whole_line(line), "the first of this name"),),
            )
