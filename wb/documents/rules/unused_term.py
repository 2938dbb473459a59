"""The document's glossary defines a term that the document does not use.

A reader who looks through a glossary expects to meet its words. One that nobody uses is left over from
an earlier version, or the text says the same thing by another name, which is what the glossary was to
prevent. A file that is nothing but a glossary serves other documents, and is left alone.

Source: Eric Evans, "Domain-Driven Design" (2003): the language of the model is the one that is spoken.

Bad:

```markdown kind=narrative
# Refunds in one tap

Every crossing that is cancelled is paid back.

## Glossary

**Crossing**: a journey of one ferry from one harbour to the next.

**Voucher**: a card worth one crossing. <!-- ! Voucher -->
```

Good:

```markdown kind=narrative
# Refunds in one tap

Every crossing that is cancelled is paid back, never as a voucher.

## Glossary

**Crossing**: a journey of one ferry from one harbour to the next.

**Voucher**: a card worth one crossing.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document, Term
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("unused-term", family="structure", levels=always(Severity.INFO))
def unused_term(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each term that stands nowhere but where it is defined."""
    if not document.terms or document.spec is None or not document.spec.parts:
        return
    defined = {term.line for term in document.terms}
    rest = "\n".join(line for number, line in enumerate(document.masked, 1) if number not in defined).lower()
    for term in document.terms:
        if not any(name in rest for name in _names(term)):
            yield Problem(
                document.find(term.line, term.term),
                f"{term.term!r} is defined and never used.",
                subject=term.term,
                hint="Take it out, or use it where the text says the same by another name.",
            )


def _names(term: Term) -> Iterator[str]:
    """What a term may be called in the text: as a whole, or by what stands before or in its brackets."""
    whole = term.term.lower()
    yield whole
    before, bracket, inside = whole.partition(" (")
    if bracket and before and inside.rstrip(") "):
        yield from (before, inside.rstrip(") "))
