"""A quote of a leader or a customer does not say who speaks.

"A customer said" is nobody. A name makes the writer think of one person with one situation, which is
what the quote is for: before the launch the customer is made up, and still has a name, a trade and a
town. After the launch the name is what makes it true.

Source: Bryar and Carr, "Working Backwards" (2021): the customer's quote is made up, of somebody who could
be real.

Bad:

```markdown kind=prfaq
# Harbour pays refunds in ten seconds

Harbour Ferries today opens refunds in its app.

"I had the money before I left the quay," said a customer. <!-- ! -->
```

Good:

```markdown kind=prfaq
# Harbour pays refunds in ten seconds

Harbour Ferries today opens refunds in its app.

"I had the money before I left the quay," said Tom Brandt, a commuter from Kiel.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule


@rule("unnamed-quote", family="structure", levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING))
def unnamed_quote(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each leader or customer quote without a name; a placeholder for one is reported as that."""
    open_lines = {found.line for found in document.placeholders}
    for quote in document.quotes if document.press_release else ():
        lines = range(quote.line, max(quote.line, quote.end_line) + 1)
        if quote.by != "other" and not quote.named and open_lines.isdisjoint(lines):
            yield Problem(
                document.whole_line(quote.line),
                f"Nobody is named as the speaker of this {quote.by} quote.",
                subject=quote.text[:60],
                hint="Give a name and a role; before the launch both may be made up.",
            )
