"""A glossary term is out of alphabetical order.

A glossary is looked up, not read. Order by any sensible plan is fine: when most terms are not in
alphabetical order, the order is taken for a plan (by topic, by importance) and nothing is said.

Bad:

```markdown kind=glossary
# Glossary

**Berth**: where a ferry lies.

**Vessel**: a ship with a timetable. <!-- ! Vessel -->

**Crossing**: a journey of one ferry from one harbour to the next.

**Manifest**: the list of all passengers of a crossing.

**Quay**: the wall at which passengers board.
```

Good:

```markdown kind=glossary
# Glossary

**Berth**: where a ferry lies.

**Crossing**: a journey of one ferry from one harbour to the next.

**Manifest**: the list of all passengers of a crossing.

**Vessel**: a ship with a timetable.
```
"""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from wb.documents.model import Document, Term
from wb.documents.order import out_of_order
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

_MOST = 0.25
"""The share of terms out of order up to which alphabetical order is taken to be meant."""


@rule("unsorted-term", family="structure", levels=always(Severity.INFO))
def unsorted_term(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield the fewest terms whose move restores the order, section by section."""
    if document.kind != "glossary" or not document.spaced:
        return
    for _, group in groupby(document.terms, key=lambda term: _section(document, term)):
        terms = list(group)
        wrong = out_of_order([_key(term) for term in terms])
        if len(wrong) <= len(terms) * _MOST:
            for term in (terms[index] for index in wrong):
                yield Problem(
                    document.find(term.line, term.term),
                    f"{term.term!r} is out of alphabetical order.",
                    subject=term.term,
                    hint="Move it to where people will look for it.",
                )


def _section(document: Document, term: Term) -> int:
    """The line of the heading above the term that is no term itself."""
    terms = {other.line for other in document.terms}
    headings = (heading.line for heading in document.headings if heading.line not in terms)
    return max((line for line in headings if line < term.line), default=0)


def _key(term: Term) -> str:
    """Letters without accents or capitals: ``Öffnung`` stands between ``Null`` and ``Passage``."""
    plain = unicodedata.normalize("NFKD", term.term.casefold())
    return "".join(letter for letter in plain if letter.isalnum() or letter == " ")
