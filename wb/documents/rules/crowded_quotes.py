"""The press release quotes more than one leader or more than one customer.

One leader says why the company does this, one customer says what it changed: that is the classic press
release (Bryar and Carr, "Working Backwards", 2021). Every further quote repeats, and takes room from the one
page there is. Testimonials outside of the press release are left alone.

Bad:

```markdown kind=prfaq
# Harbour pays refunds in ten seconds

ROSTOCK, March 3, 2026 – Harbour Ferries today opens refunds in its app.

"Waiting for money is the worst part of a cancelled crossing," said Dana Fields, director of Harbour.

"I had the money before I left the quay," said Tom Brandt, a customer from Kiel.

"My children got their ice cream," said Ida Lund, a customer from Gedser. <!-- ! -->

To get your money, visit harbour.example/refunds.
```

Good:

```markdown kind=prfaq
# Harbour pays refunds in ten seconds

ROSTOCK, March 3, 2026 – Harbour Ferries today opens refunds in its app.

"Waiting for money is the worst part of a cancelled crossing," said Dana Fields, director of Harbour.

"I had the money before I left the quay," said Tom Brandt, a customer from Kiel.

To get your money, visit harbour.example/refunds.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Related, Severity
from wb.rule import Options, rising, rule


@rule("crowded-quotes", family="structure", levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING))
def crowded_quotes(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield the second quote of a speaker's side; further ones say nothing new."""
    release = document.press_release
    if release is None:
        return
    inside = [quote for quote in document.quotes if release.line <= quote.line <= release.end_line]
    for side in ("leader", "customer"):
        quotes = [quote for quote in inside if quote.by == side]
        if len(quotes) > 1:
            yield Problem(
                document.whole_line(quotes[1].line),
                f"The press release has {len(quotes)} {side} quotes; one is enough.",
                subject=side,
                hint="Keep the one that says most.",
                related=(Related(document.whole_line(quotes[0].line), "the first one"),),
            )
