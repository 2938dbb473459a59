"""A phrase takes several words where one says the same: in order to, due to the fact that.

Thirty words a sentence is what readers can hold (Amazon's writing advice); every word that carries
nothing pushes out one that would. Where the shorter form fits in any sentence, `wb lint --fix` puts it
in, over the end of a line too; where it does not, the hint names it.

Bad:

```markdown kind=narrative
# Refunds in one tap

We did this in order to pay at once. <!-- ! in order to -->
```

Good:

```markdown kind=narrative
# Refunds in one tap

We did this to pay at once.
```

Options:

- `also`: further phrases with what to write instead, as a table.
- `without`: phrases of wb's list that are fine in your house.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from wb.documents.lists import replacements
from wb.documents.model import Document
from wb.documents.phrases import Occurrence, occurrences
from wb.documents.prose import Prose, prose
from wb.findings import Edit, Location, Problem, Severity
from wb.rule import Options, always, rule


class ClutterPhraseOptions(Options, frozen=True):
    """How the list is changed in wb.toml."""

    also: dict[str, str] = msgspec.field(default_factory=dict)
    without: tuple[str, ...] = ()


@rule("clutter-phrase", family="craft", levels=always(Severity.INFO), options=ClutterPhraseOptions)
def clutter_phrase(document: Document, options: ClutterPhraseOptions) -> Iterator[Problem]:
    """Yield each phrase with its shorter form."""
    if document.spec is None:
        return
    safe = _known("clutter-phrase", document.language) | options.also
    shorter = _known("clutter-phrase-by-hand", document.language) | safe
    text = prose(document)
    for found in occurrences(text, tuple(shorter)):
        if found.phrase not in options.without:
            yield _problem(document, text, found, shorter[found.phrase], fixable=found.phrase in safe)


@cache
def _known(name: str, language: str) -> dict[str, str]:
    return replacements(name).get(language, {})


def _problem(document: Document, text: Prose, found: Occurrence, shorter: str, *, fixable: bool) -> Problem:
    written = text.own[found.start : found.end]
    instead = shorter[:1].upper() + shorter[1:] if written[0].isupper() else shorter
    place = text.place(found.start, found.end)
    return Problem(
        place,
        f"{' '.join(written.split())!r} is clutter.",
        subject=found.phrase,
        hint=f"Write {instead!r}." if instead else "Leave it out.",
        fix=_fix(document, place, written.split("\n"), instead) if fixable and instead else (),
    )


def _fix(document: Document, place: Location, rows: list[str], instead: str) -> tuple[Edit, ...]:
    """The shorter form in place of the phrase; over a line's end, in place of its words on the second line.

    None where marks of emphasis stand inside of the phrase, or a line would be left without words.
    """
    line, column, end_column = place.line or 1, place.column or 1, place.end_column or 1
    written = document.lines[line - 1]
    if written[column - 1 :].startswith(rows[0]) and len(rows) == 1:
        return (Edit(place, instead),)
    rest = rows[-1].lstrip(" >")
    kept = written[: column - 1]
    if (
        len(rows) != 2
        or written[column - 1 :] != rows[0]
        or not document.lines[line][: end_column - 1].endswith(rest)
        or not re.search(r"[^\W_][,;:]? $", kept)
    ):
        return ()
    return (
        Edit(document.at(line, column - 1, len(written) + 1), ""),
        Edit(document.at(line + 1, end_column - len(rest), end_column), instead),
    )
