"""Bullets stand where readers expect prose.

Bezos took slides out of Amazon's meetings in 2004: "the narrative structure of a good memo forces better
thought and better understanding of what's more important than what, and how, things are related". A
bullet drops exactly that: because, although, therefore. Lists are fine for what is a list: goals,
tenets, figures, steps. When they carry most of the text, the thinking is still to be done.

Bad:

```markdown kind=narrative
# Refunds in one tap <!-- ! -->

- passengers wait nine days
- the office answers each call
- the bank pays on working days
- fraud is a risk
- four engineers until June
```

Good:

```markdown kind=narrative
# Refunds in one tap

Passengers wait nine days because the bank pays on working days, and each of them calls twice. Fraud
is the risk of paying at once, and smaller than what the calls cost. We ask for:

- four engineers until June
- a bank that pays at night
```

Options:

- `share`: the share of words in lists, in per cent, that is fine; 50 if not set.
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.documents.prose import prose
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


class BulletedNarrativeOptions(Options, frozen=True):
    """How much of the text may be lists."""

    share: float = 50


@rule(
    "bulleted-narrative",
    family="craft",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=BulletedNarrativeOptions,
)
def bulleted_narrative(document: Document, options: BulletedNarrativeOptions) -> Iterator[Problem]:
    """Yield once when lists carry more of the text than they may."""
    lines = _lines(document)
    inside = [one for one in prose(document).sentences if one.block.line in lines] if lines else []
    words = sum(sentence.words for sentence in inside)
    listed = sum(sentence.words for sentence in inside if sentence.block.listed)
    if words and 100 * listed > options.share * words:
        yield Problem(
            document.whole_line(lines.start),
            f"{round(100 * listed / words)} % of the words stand in lists.",
            hint="Write out how the points hang together: because, although, therefore.",
        )


def _lines(document: Document) -> range:
    """Where prose is expected: the press release, or a kind in prose up to its FAQ or appendix."""
    if document.press_release:
        return range(document.press_release.line, document.press_release.end_line + 1)
    if document.spec is None or not document.spec.prose:
        return range(0)
    last = min(filter(None, (document.faq_line, document.appendix_line)), default=len(document.lines) + 1)
    return range(document.title.line if document.title else 1, last)
