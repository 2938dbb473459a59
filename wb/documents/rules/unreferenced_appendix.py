"""Nothing in the document refers to its appendix.

An appendix holds what supports a sentence of the text: the table behind the number, the interviews
behind the claim. When no sentence points to it, either the claim stands without its proof, or the
appendix is there to look thorough. Nobody opens it, and somebody had to write it.

Source: Bryar and Carr, "Working Backwards" (2021): an appendix supports what the text says.

Bad:

```markdown kind=narrative
# Refunds in one tap

Passengers wait nine days for their money.

## Appendix A: Waiting times <!-- ! Appendix A: Waiting times -->

| Month | Days |
| --- | --- |
| May | 9.1 |
```

Good:

```markdown kind=narrative
# Refunds in one tap

Passengers wait nine days for their money (Appendix A).

## Appendix A: Waiting times

| Month | Days |
| --- | --- |
| May | 9.1 |
```
"""

import re
from collections.abc import Iterator

from wb.documents.lists import pattern
from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.documents.wording import words
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule

_LABEL = lazy(r"^\W*\w+\s+([A-Z]|\d{1,2})\b", re.IGNORECASE)


@rule(
    "unreferenced-appendix",
    family="structure",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
)
def unreferenced_appendix(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each appendix that no text outside of it names, by its label where it has one."""
    first = document.appendix_line
    if first is None or document.spec is None:
        return
    named = pattern(words("appendix"))
    for heading in document.headings:
        if heading.line >= first and named.search(heading.text[:30]):
            label = _LABEL.match(heading.text)
            wanted = re.compile(rf"({named.pattern})\s+{label[1]}\b", re.IGNORECASE) if label else named
            own = slice(heading.line - 1, heading.end_line)
            others = [*document.masked[: own.start], *document.masked[own.stop :]]
            if not wanted.search("\n".join(others)):
                yield Problem(
                    document.find(heading.line, heading.text),
                    f"No sentence refers to {heading.text!r}.",
                    subject=heading.text,
                    hint="Refer to it where it supports a claim, or leave it out.",
                )
