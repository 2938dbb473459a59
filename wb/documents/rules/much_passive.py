"""More than a quarter of the sentences are in the passive.

"Refunds are paid" does not say by whom. Some passive is right: public press releases and FAQs have 13 %
in the middle, 5 to 29 at the ends. Above a quarter, readers no longer know who does what, and neither
does the team. Experience documents, manuals and reviews tell what happens and are left alone. Single
sentences are not reported: that is why people switch prose linters off.

Bad:

```markdown kind=narrative share=40 least=2
# Refunds in one tap <!-- ! -->

Refunds are paid at once. Each call is answered. The bank was chosen in May.
```

Good:

```markdown kind=narrative share=40 least=2
# Refunds in one tap

The bank pays refunds at once. The office answers each call. The bank was chosen in May.
```

Options:

- `share`: the share in per cent that is fine, 25 if not set.
- `least`: documents with fewer sentences are left alone; 20 if not set.
"""

import re
from collections.abc import Iterator
from functools import cache

from wb.documents.lists import word_list
from wb.documents.model import Document
from wb.documents.prose import Prose, prose
from wb.findings import Location, Problem, Severity
from wb.rule import Options, rising, rule

_BE = ("am", "is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't")
_BETWEEN = r"\s+(?:(?:not|also|always|never|only|then|now|still|just|already|often|\w+ly)\s+){0,2}"


class MuchPassiveOptions(Options, frozen=True):
    """Which share is much, and of how many sentences."""

    share: float = 25
    least: int = 20


@rule(
    "much-passive",
    family="craft",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=MuchPassiveOptions,
)
def much_passive(document: Document, options: MuchPassiveOptions) -> Iterator[Problem]:
    """Yield once when the share of sentences with a passive is too large; English only."""
    if document.spec is None or document.spec.normative or document.language != "en":
        return
    text = prose(document)
    spoken = sum(1 for one in text.sentences if not text.own[one.start : one.end].isspace())
    hits = len(set(_passive(text)))
    if spoken >= options.least and 100 * hits > options.share * spoken:
        yield Problem(
            Location(document.path),
            f"{hits} of {spoken} sentences ({round(100 * hits / spoken)} %) are in the passive.",
            hint="Say who does it, first of all where somebody has to.",
        )


def _passive(text: Prose) -> Iterator[int]:
    """Where the sentences start in which a form of *be* goes with a participle."""
    participle = _participle(word_list("participles")["en"], word_list("not-participles")["en"])
    for form in _BE:
        for number in text.uses.get(form, ()):
            sentence = text.sentence_at(text.starts[number])
            if sentence and participle.match(text.own, text.end(number), sentence.end):
                yield sentence.start


@cache
def _participle(irregular: tuple[str, ...], others: tuple[str, ...]) -> re.Pattern[str]:
    """A participle behind a form of *be*, and neither a feeling nor a word that only ends like one."""
    none = rf"(?!(?:{'|'.join(others)})\b)"
    return re.compile(rf"{_BETWEEN}{none}(?:\w{{2,}}ed|{'|'.join(irregular)})\b", re.IGNORECASE)
