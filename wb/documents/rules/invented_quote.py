"""A shipped document still has the customer quote that was made up before the launch.

Before the launch the customer's quote is fiction, and meant to be: it says what the team wants a
customer to say one day (Bryar and Carr call it hypothetical). After the launch the same words are a
false testimonial. Real customers have said something by now; quote one of them.

Bad:

```markdown kind=prfaq stage=shipped
# Harbour pays refunds in ten seconds

Harbour Ferries opened refunds in its app.

"I had the money before I left the quay," said Jane Doe, a customer from Kiel. <!-- ! -->
```

Good:

```markdown kind=prfaq stage=shipped
# Harbour pays refunds in ten seconds

Harbour Ferries opened refunds in its app.

"I had the money before I left the quay," said Tom Brandt, a customer from Kiel.
```
"""

from collections.abc import Iterator

from wb.documents.model import Document, Quote
from wb.documents.patterns import lazy
from wb.documents.wording import words
from wb.findings import Problem, Severity
from wb.rule import Levels, Options, rule

_MADE_UP = lazy(
    r"\b(?:fictional|fictitious|hypothetical|imaginary|invented|made[- ]up|illustrative)\b"
    r"|\b(?:fiktiv|erfunden|hypothetisch|beispielhaft)|架空|仮の|仮想|虚构|假想"
)


@rule("invented-quote", family="structure", levels=Levels(None, None, None, Severity.ERROR))
def invented_quote(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each customer quote by nobody, by a dummy, or said to be made up."""
    for quote in document.quotes if document.press_release else ():
        if quote.by == "customer" and (reason := _reason(document, quote)):
            yield Problem(
                document.whole_line(quote.line),
                f"This customer quote {reason}, and the document says that it has shipped.",
                subject=quote.text[:60],
                hint="Quote a customer who said it, or take it out.",
            )


def _reason(document: Document, quote: Quote) -> str:
    if not quote.named:
        return "names nobody"
    above = [heading.line for heading in document.headings if heading.line <= quote.line]
    around = document.text(above[-1] if above else quote.line, quote.end_line or quote.line).casefold()
    if _MADE_UP.search(around):
        return "is said to be made up"
    return "is by a dummy" if any(dummy in around for dummy in words("dummies")) else ""
