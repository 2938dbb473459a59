"""The glossary defines a term twice.

A glossary is there so that a word means one thing in every document and in the code. Two definitions
bring back what it was to end. Terms are the same here regardless of capitals.

Source: Eric Evans, "Domain-Driven Design" (2003), on the ubiquitous language; ISO 704: one term, one
concept.

Bad:

```markdown kind=glossary
# Glossary

**Crossing**: a journey of one ferry from one harbour to the next.

**Passenger**: a person with a ticket.

**crossing**: all journeys on one ticket. <!-- ! crossing -->
```

Good:

```markdown kind=glossary
# Glossary

**Crossing**: a journey of one ferry from one harbour to the next.

**Passenger**: a person with a ticket.

**Trip**: all crossings on one ticket.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document, Term
from wb.findings import Problem, Related, Severity
from wb.rule import Options, always, rule


@rule("duplicate-term", family="structure", levels=always(Severity.WARNING))
def duplicate_term(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each term that was there before, with the first place."""
    first: dict[str, Term] = {}
    for term in document.terms:
        name = term.term.casefold()
        known = first.setdefault(name, term)
        if known is not term:
            yield Problem(
                document.find(term.line, term.term),
                f"{term.term!r} is already defined on line {known.line}.",
                subject=name,
                hint="Keep one definition; if there are two things, give them two names.",
                related=(Related(document.find(known.line, known.term), "the first definition"),),
            )
