"""An acronym is used and never spelled out.

Half of the room joined last year. An acronym that they do not know costs them the sentence, and nobody
asks during the silent reading. Spell it out where it stands first, or put it into the glossary. Those
that every reader knows (API, PDF, EUR) are left alone, and so is a name that the title has, one with a
digit ("BZIP2"), or one that first stands behind its maker's name ("Quay SSX").

Source: Google's and Microsoft's style guides for technical writing: spell it out at first use.

Bad:

```markdown kind=narrative
# Refunds in one tap

The PSP pays on working days only, and we wait for the PSP. One PSP in three does. <!-- ! PSP -->
```

Good:

```markdown kind=narrative
# Refunds in one tap

The payment service provider (PSP) pays on working days only. We wait for the PSP, and the PSP waits
for its bank. Our API does not.
```

Options:

- `known`: further acronyms that your readers know.
"""

import re
from collections.abc import Iterator
from functools import cache

from wb.documents.acronyms import spelled_out
from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.documents.patterns import lazy
from wb.documents.prose import prose
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

_CAPITALS = lazy(
    r"[A-Z](?=[A-Z0-9])(?<![\w./#@-].)[A-Z0-9]+s?(?![\w\]]|[./@]\w|-\d|-[A-Z]{2})(?:[\s,]+[A-Z]{2,}\b)*"
)
"""A word in capitals, or several in a row: those are shouted, or a place and its state."""

_ACRONYM = lazy(r"[A-Z]{2,5}s?")
_MAKER = lazy(r"[a-z,(]\s+[A-Z][a-z]+\s+\Z")
"""Before a name: its maker's, inside of a sentence."""
_NEAR = 60
"""Characters before a name in which its maker's stands."""
_OFTEN = 2
"""How often an acronym is used before it is worth spelling out; once, it may be a name."""


class UnexpandedAcronymOptions(Options, frozen=True):
    """Which acronyms everybody knows."""

    known: tuple[str, ...] = ()


@rule("unexpanded-acronym", family="craft", levels=always(Severity.INFO), options=UnexpandedAcronymOptions)
def unexpanded_acronym(document: Document, options: UnexpandedAcronymOptions) -> Iterator[Problem]:
    """Yield the first use of each acronym that is used often and explained nowhere."""
    if document.spec is None:
        return
    known = {*options.known, *(term.term for term in document.terms)}
    known.update(document.title.text.split() if document.title else ())
    text = prose(document)
    uses: dict[str, list[re.Match[str]]] = {}
    for found in _CAPITALS.finditer(text.own):
        if _ACRONYM.fullmatch(found[0]):
            uses.setdefault(found[0].removesuffix("s"), []).append(found)
    unknown = {name for name in uses.keys() - known - _everybody_knows() if len(uses[name]) >= _OFTEN}
    asked = {name for name in unknown if not _of_a_maker(text.own, uses[name][0])}
    silent = asked - spelled_out(asked, "\n".join(document.masked))
    for name, (first, *_) in uses.items():
        if name in silent:
            yield Problem(
                text.place(first.start(), first.end()),
                f"{name} is never spelled out.",
                subject=name,
                hint=f"Spell it out here, with ({name}) behind it, or put it into the glossary.",
            )


@cache
def _everybody_knows() -> frozenset[str]:
    return frozenset(word for words in word_list("known-acronyms").values() for word in words)


def _of_a_maker(text: str, found: re.Match[str]) -> bool:
    """Whether it is a product behind its maker's name."""
    start = found.start()
    return _MAKER.search(text, max(0, start - _NEAR), start) is not None
