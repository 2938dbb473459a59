"""A synonym points to another synonym, or in a circle.

"Ferry: see boat. Boat: see vessel." sends readers from entry to entry. Every synonym points straight
to the one term that has the definition.

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

import re
from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

_SEE = re.compile(
    r"^\W*(?:see(?: also)?|same as|synonym (?:of|for|zu|für)|siehe(?: auch)?|s\.|vgl\.|voir|véase|→|=>?)"
    r"\s*[:*_\"'“„\[]*(?P<term>[^.;,(\]\n*_\"”“]+)",
    re.IGNORECASE,
)


@rule("synonym-chain", family="structure", levels=always(Severity.WARNING))
def synonym_chain(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each synonym whose term is a synonym itself."""
    target = {term.term.casefold(): seen for term in document.terms if (seen := _seen(term.definition))}
    for term in document.terms:
        other = target.get(term.term.casefold())
        if other is not None and other in target:
            yield Problem(
                document.find(term.line, term.term),
                f"{term.term!r} points to {other!r}, which points on to {target[other]!r}.",
                subject=term.term,
                hint="Point straight to the term that has the definition.",
            )


def _seen(definition: str) -> str | None:
    match = _SEE.match(definition)
    return match["term"].strip().casefold() if match else None
