"""A part of the document follows its appendix.

The appendix is where data waits for those who want to check; readers may stop before it, and its pages
do not count. What the decision rests on must not stand behind it, where many will never look.

Source: Bryar and Carr, "Working Backwards" (2021): six pages are read, the appendix is looked up.

Bad:

```markdown kind=narrative
# Refunds in one tap

## Appendix

| Month | Refunds |
| --- | --- |
| May | 1,204 |

## Risks <!-- ! -->

The bank's interface may be down.
```

Good:

```markdown kind=narrative
# Refunds in one tap

## Risks

The bank's interface may be down.

## Appendix

| Month | Refunds |
| --- | --- |
| May | 1,204 |
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


@rule(
    "misplaced-appendix", family="structure", levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING)
)
def misplaced_appendix(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each part that starts after the first appendix; a FAQ may stand there."""
    if document.appendix_line is None or document.spec is None:
        return
    for part in document.parts.values():
        if part.name not in {"appendix", "faq"} and part.line > document.appendix_line:
            spec = document.spec.part(part.name)
            yield Problem(
                document.whole_line(part.line),
                f"The part {spec.title if spec else part.name!r} stands behind the appendix.",
                subject=part.name,
                hint=f"Move it before the appendix (line {document.appendix_line}).",
            )
