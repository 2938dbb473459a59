"""A quote names its speaker and does not say who that is.

"…, said Kim Ostrow" leaves readers to guess whether the company praises itself or a customer does. The
role says why this person can know: "nurse on night shift", "head of refunds".

Source: Bryar and Carr, "Working Backwards" (2021): one quote of a leader, one of a customer.

Bad:

```markdown kind=prfaq
# Harbour pays refunds in ten seconds

Harbour Ferries today opens refunds in its app.

> "I had the money before I left the quay."
> — Tom Brandt <!-- ! -->
```

Good:

```markdown kind=prfaq
# Harbour pays refunds in ten seconds

Harbour Ferries today opens refunds in its app.

> "I had the money before I left the quay."
> — Tom Brandt, commuter
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


@rule(
    "quote-without-role",
    family="structure",
    levels=rising(Severity.INFO, Severity.INFO, Severity.WARNING),
)
def quote_without_role(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each quote whose attribution is a name and nothing else."""
    for quote in document.quotes if document.press_release else ():
        words = quote.attribution.strip(" .,;:()–—-*_").split()
        only_a_name = len(words) <= 3 and all(word[:1].isupper() for word in words)
        if quote.named and words and only_a_name and "," not in quote.attribution.strip(" ,"):
            yield Problem(
                document.whole_line(quote.end_line or quote.line),
                f"Who is {' '.join(words)}? The quote gives no role.",
                subject=" ".join(words),
                hint="Add what the person is to the reader: a role, a trade, a company.",
            )
