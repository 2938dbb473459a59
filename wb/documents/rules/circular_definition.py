"""A definition explains the term by itself.

"Refund window: the window for refunds" tells only those who know already. A definition names the
larger thing that the term belongs to, and what sets it apart from the others of that thing. A term
that is used inside of a longer explanation is no circle.

Source: ISO 704 (terminology work), which rules out circular definitions and asks for the next larger
concept and the difference.

Bad:

```markdown kind=glossary
# Glossary

**Refund window**: the window for refunds. <!-- ! Refund window -->

**Crossing**: a journey of one ferry from one harbour to the next.
```

Good:

```markdown kind=glossary
# Glossary

**Refund window**: the ten days after departure in which a refund can be asked for.

**Crossing**: a journey of one ferry from one harbour to the next.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.documents.wording import by_language
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

_WORD = lazy(r"[^\W\d_]+")
_STEM = 5
"""Letters that two words share when they are forms of one word: refund, refunds, refunded."""


@rule("circular-definition", family="structure", levels=always(Severity.WARNING))
def circular_definition(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each term whose definition says little but the term's own words."""
    wording = by_language().get(document.language)
    if wording is None or not document.spaced:
        return
    for term in document.terms:
        own = _stems(term.term, ())
        said = _stems(term.definition, wording.stopwords)
        if own and own <= said and len(said - own) <= 1:
            yield Problem(
                document.find(term.line, term.term),
                f"{term.term!r} is explained by itself.",
                subject=term.term,
                hint="Say what kind of thing it is, and what sets it apart.",
            )


def _stems(text: str, left_out: tuple[str, ...]) -> set[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return {word[:_STEM] for word in words if word not in left_out and len(word) > 1}
