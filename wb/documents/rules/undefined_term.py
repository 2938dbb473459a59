"""A word is used as a term of the glossary, and the glossary does not have it.

Who follows "see Vessel" or "(see glossary)" and finds nothing there has lost a minute and some trust;
the writer meant to define it, or has renamed it in one of two places. Looked at are entries that point
to another term, and words in the text with "(see glossary)" behind them. Where definitions mark the
terms that they use (*Crossing*, **Crossing**, a link within the page), each word so marked has to be one;
a glossary that marks mostly other words is left alone. Capitals and a plural's ending do not matter.

Source: ISO 25964 (thesauri): whatever a reference names has an entry.

Bad:

```markdown kind=glossary
# Glossary

**Boat**: see Vessel. <!-- ! Vessel -->

**Ferry**: a ship with a timetable.
```

Good:

```markdown kind=glossary
# Glossary

**Boat**: see Ferry.

**Ferry**: a ship with a timetable.
```
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.documents.synonyms import seen
from wb.findings import Location, Problem, Severity
from wb.rule import Options, always, rule

_MARKED = lazy(
    r"(?<![*_\w])([*_]{1,2})(?=\w)(?P<text>[^*_\n|]+?)(?<=\w)\1(?![*_\w])|\[(?P<link>[^\[\]\n]+)\]\(#"
)
_REFERS = lazy(
    r"\s*[(（](?:see|cf\.|siehe|s\.|vgl\.|voir)\s+(?:the\s+|im\s+|das\s+)?gloss\w+[)）]", re.IGNORECASE
)
_WORDS = lazy(r"(?:[\w'’-]+ )?[\w'’-]+\Z")
_VARIANTS = lazy(r"\s*[(/,;（）)]\s*")
_ENDINGS = ("es", "s", "en", "n", "e", "'s", "’s")
_ENOUGH = 2
"""Marked words that are terms, from which on marking is taken for the glossary's way to point to one."""

Use = tuple[str, Location]


@rule("undefined-term", family="structure", levels=always(Severity.WARNING))
def undefined_term(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each word that is used as a term and defined nowhere."""
    if not document.terms:
        return
    known = {stem for term in document.terms for name in _VARIANTS.split(term.term) for stem in _stems(name)}
    missing = [use for use in (*_pointed_to(document), *_referred(document)) if not _is_known(use[0], known)]
    marked = list(_marked(document))
    undefined = [use for use in marked if _stems(use[0]).isdisjoint(known)]
    defined = {use[0].casefold() for use in marked} - {use[0].casefold() for use in undefined}
    if len(defined) >= _ENOUGH and len(undefined) <= len(marked) / 2:
        missing += undefined
    for name, place in missing:
        yield Problem(
            place,
            f"{name!r} is used as a term and defined nowhere.",
            subject=name.casefold(),
            hint="Define it in the glossary, or use the term that is there.",
        )


def _stems(name: str) -> set[str]:
    """A name as it is and without the endings that it may have, in lower case."""
    bare = " ".join(name.casefold().strip("[]").split())  # a scaffold's own are placeholders
    singular = f"{bare.removesuffix('ies')}y" if bare.endswith("ies") else bare
    return {bare, singular, *(bare.removesuffix(ending) for ending in _ENDINGS)} - {""}


def _is_known(said: str, known: set[str]) -> bool:
    """Whether what was said, or its last words, is a term."""
    words = said.split()
    return any(not _stems(" ".join(words[start:])).isdisjoint(known) for start in range(len(words)))


def _pointed_to(document: Document) -> Iterator[Use]:
    """What entries without a definition point to."""
    for term in document.terms:
        if to := seen(term.definition):
            yield to, document.find(term.line, to)


def _referred(document: Document) -> Iterator[Use]:
    """Words with ``(see glossary)`` behind them."""
    for number, line in enumerate(document.masked, 1):
        for found in _REFERS.finditer(line) if "loss" in line else ():
            if said := _WORDS.search(line, 0, found.start()):
                yield said[0], document.at(number, said.start() + 1, said.end() + 1)


def _marked(document: Document) -> Iterator[Use]:
    """The words that definitions set in emphasis or link within the page, but for the terms themselves."""
    lines = [term.line for term in document.terms]
    for term, (first, after) in zip(document.terms, pairwise([*lines, _end(document)]), strict=True):
        for number in range(first, max(after, first + 1)):
            for found in _MARKED.finditer(document.lines[number - 1]):
                group = "text" if found["text"] else "link"
                if number > first or found[group].casefold() != term.term.casefold():
                    yield found[group], document.at(number, found.start(group) + 1, found.end(group) + 1)


def _end(document: Document) -> int:
    """The line behind the last definition."""
    last = document.terms[-1].line
    blocks = (block for block in document.blocks if block.end_line >= last and block.type != "heading")
    return next((block.end_line for block in blocks), last) + 1
