"""The same event is told with two dates: the release says January, the milestones say February.

The launch is looked for in the front matter, the dateline or else the first sentences of the release;
it is compared with milestones that are nothing but the launch and with the answer to when it launches.
Any other event is known by the two words before its date, as in "the pilot ends on 3 May 2026". Betas,
pilots and previews have days of their own. A month and a day in it agree. The front matter and the
dateline are compared by `launch-date-mismatch`.

Source: wb's own; of the public PR/FAQs that it is measured with, one launches in two different months.

Bad:

```markdown kind=prfaq
# Harbour Ferries launches refunds in ten seconds

**ROSTOCK, March 3, 2026** – Harbour Ferries today opens refunds in its app.

## FAQ

### When does it launch?

It launches in May 2026 on all crossings. <!-- ! May 2026 -->
```

Good:

```markdown kind=prfaq
# Harbour Ferries launches refunds in ten seconds

**ROSTOCK, March 3, 2026** – Harbour Ferries today opens refunds in its app.

## FAQ

### When does it launch?

It launches in March 2026 on all crossings. The pilot in Kiel began in November 2025.
```
"""

from collections.abc import Iterator
from itertools import chain

from wb.documents.events import dated, launches
from wb.documents.launch import LaunchDate, launch_dates
from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.findings import Problem, Related, Severity
from wb.rule import Options, always, rule


@rule("conflicting-date", family="contradictions", levels=always(Severity.WARNING))
def conflicting_date(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each date that cannot be the one that was told before of the same event."""
    first: dict[str, LaunchDate] = {}
    for event, day in chain(_launches(document), _events(document)):
        before = first.setdefault(event, day)
        if not day.when.overlaps(before.when):
            yield Problem(
                day.location,
                f"{event.capitalize()}: {day.text} here, {before.text} on line {before.location.line}.",
                subject=event,
                hint="Decide which one holds and correct the other.",
                related=(Related(before.location, f"{before.text} there"),),
            )


def _launches(document: Document) -> Iterator[tuple[str, LaunchDate]]:
    """The launch as it is told; of front matter and dateline only the one that holds, which comes first."""
    known = launch_dates(document)
    return (("the launch", day) for day in launches(document) if day not in known[1:])


def _events(document: Document) -> Iterator[tuple[str, LaunchDate]]:
    """The dates behind a noun and a verb, with those."""
    function = set(document.words_of(word_list("function-words")))
    changes = set(document.words_of(word_list("conflicting-number")))
    for found in dated(document) if function else ():
        said = [word for word in found.before[-3:] if word not in function]
        if len(said) == 2 and found.before[-1] in function and changes.isdisjoint(found.before):
            yield " ".join(said), found.date
