"""A part is there twice.

Two summaries say two things, and readers take the one that suits them. It happens when documents are
merged, and when a part is rewritten and the old one kept "for now". Sections of one part under names of
their own are left alone.

Source: wb's own: each part answers one question of the reader.

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

from wb.documents.model import Document, Heading, Part
from wb.documents.recognise.phrases import normal
from wb.findings import Problem, Related, Severity
from wb.rule import Options, rising, rule


@rule("duplicate-part", family="structure", levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING))
def duplicate_part(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each heading that opens a part again in the same words, with the first one."""
    titles = {heading.line: normal(heading.text) for heading in document.headings}
    for heading in document.repeated_parts:
        first = document.parts.get(heading.part or "")
        if first is None or _of_a_section(document, heading, first):
            continue
        if titles.get(first.line) == normal(heading.text):
            yield Problem(
                document.whole_line(heading.line),
                f"{heading.text!r} is also on line {first.line}.",
                subject=first.name,
                hint="Merge the two, or give the second a heading of its own.",
                related=(Related(document.whole_line(first.line), "the first one"),),
            )


def _of_a_section(document: Document, heading: Heading, first: Part) -> bool:
    """Whether it is a label such as "Edge cases:" that stands in several sections, once in each."""
    between = range(first.line, heading.line)
    return not isinstance(heading.level, int) and any(
        isinstance(one.level, int) and one.line in between for one in document.headings
    )
