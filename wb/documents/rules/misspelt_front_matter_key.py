"""A key of the front matter looks like one that wb knows, spelled otherwise.

Front matter may hold keys for other tools, so an unknown key is no fault. But `ower: dana` or
`Status: review` is meant for wb and does nothing: the document has no owner and stays a draft. A
key that is one slip away from a known one is reported, unless the known one is there too.

Source: wb's own; a key that is ignored in silence is how configuration goes wrong.

Bad:

```markdown
---
Status: review <!-- ! Status -->
ower: Dana Fields <!-- ! ower -->
---

# Refunds in one tap
```

Good:

```markdown
---
status: review
owner: Dana Fields
tags: [refunds]
---

# Refunds in one tap
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule

KEYS = ("kind", "title", "status", "owner", "team", "launch", "contracts", "commitments", "approvals")
"""What the front matter schemas define; a test compares."""

_LIKENESS = 0.75


@rule("misspelt-front-matter-key", family="integrity", levels=always(Severity.WARNING))
def misspelt_front_matter_key(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each unknown key that is near a known one."""
    given = document.front_matter.data
    for key in given:
        meant = _meant(str(key)) if key not in KEYS else None
        place = document.front_matter.place(f"$.{key}")
        if meant and meant not in given and place and place.line:
            column = document.lines[place.line - 1].find(str(key)) + 1
            location = document.at(place.line, column, column + len(str(key)))
            yield Problem(
                location, f"wb does not know the key {key!r}.", str(key), f"Write {meant!r} if that is meant."
            )


def _meant(key: str) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - only a file with unknown keys pays for it

    return next(iter(get_close_matches(key.lower(), KEYS, n=1, cutoff=_LIKENESS)), None)
