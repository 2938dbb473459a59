"""A glossary term is out of alphabetical order.

A glossary is looked up, not read. Order by any sensible plan is fine: when most terms are not in
alphabetical order, the order is taken for a plan (by topic, by importance) and nothing is said.
`wb lint --fix` moves whole entries where each is one block, a row or a section, and nothing stands between
them.

Source: the Chicago Manual of Style: glossaries are arranged alphabetically.

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
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import groupby

from wb.documents.entries import movable
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
    lines = {term.line for term in document.terms}
    sections = [heading.line for heading in document.headings if heading.line not in lines]
    for _, group in groupby(document.terms, key=lambda term: bisect_left(sections, term.line)):
        yield from _of_section(document, list(group))


def _of_section(document: Document, terms: list[Term]) -> Iterator[Problem]:
    keys = [_key(term) for term in terms]
    wrong = out_of_order(keys)
    if not wrong or len(wrong) > len(terms) * _MOST:
        return
    kept = sorted({*range(len(terms))}.difference(wrong))
    in_order = [keys[index] for index in kept]
    entries = movable(document, terms)
    for index in wrong:
        behind = bisect_right(in_order, keys[index])
        before = kept[behind] if behind < len(kept) else None
        yield Problem(
            document.find(terms[index].line, terms[index].term),
            f"{terms[index].term!r} is out of alphabetical order.",
            subject=terms[index].term,
            hint="Move it to where people will look for it.",
            fix=entries.moved(index, before, kept[-1]) if entries else (),
        )


def _key(term: Term) -> str:
    """Letters without accents or capitals: ``Öffnung`` stands between ``Null`` and ``Passage``."""
    plain = unicodedata.normalize("NFKD", term.term.casefold())
    return "".join(letter for letter in plain if letter.isalnum() or letter == " ")
