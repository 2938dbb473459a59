"""A synonym points to another synonym, or in a circle.

"Ferry: see boat. Boat: see vessel." sends readers from entry to entry. Every synonym points straight
to the one term that has the definition.

Source: ISO 25964 (thesauri): USE leads straight to the preferred term.

Bad:

```markdown kind=glossary
# Glossary

**Boat**: see Ferry. <!-- ! Boat -->

**Ferry**: see Vessel.

**Vessel**: a ship with a timetable.
```

Good:

```markdown kind=glossary
# Glossary

**Boat**: see Vessel.

**Ferry**: see Vessel.

**Vessel**: a ship with a timetable.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.documents.synonyms import seen
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


@rule("synonym-chain", family="structure", levels=always(Severity.WARNING))
def synonym_chain(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each synonym whose term is a synonym itself."""
    target = {term.term.casefold(): to.casefold() for term in document.terms if (to := seen(term.definition))}
    for term in document.terms:
        other = target.get(term.term.casefold())
        if other is not None and other in target:
            yield Problem(
                document.find(term.line, term.term),
                f"{term.term!r} points to {other!r}, which points on to {target[other]!r}.",
                subject=term.term,
                hint="Point straight to the term that has the definition.",
            )
