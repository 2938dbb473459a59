"""A glossary term has no definition.

Who looks a word up and finds nothing asks a colleague, and gets that colleague's meaning.

Source: ISO 704 (terminology work): an entry is a term and its definition.

Bad:

```markdown kind=glossary
# Glossary

| Term | Definition |
| --- | --- |
| Crossing | A journey of one ferry from one harbour to the next. |
| Manifest |  | <!-- ! Manifest -->
```

Good:

```markdown kind=glossary
# Glossary

| Term | Definition |
| --- | --- |
| Crossing | A journey of one ferry from one harbour to the next. |
| Manifest | The list of all passengers of a crossing. |
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule

_LETTER = lazy(r"\w")


@rule("empty-definition", family="structure", levels=rising(Severity.WARNING, Severity.ERROR, Severity.ERROR))
def empty_definition(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each term that nothing follows."""
    for term in document.terms:
        if not _LETTER.search(term.definition):
            yield Problem(
                document.find(term.line, term.term),
                f"{term.term!r} has no definition.",
                subject=term.term,
                hint="Define it in one sentence, or take the term out.",
            )
