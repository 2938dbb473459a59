"""An item of a checklist has no answer.

Werner Vogels asks each item of his lists of every system, one by one: "Everything fails, all the
time." An unticked box with nothing beside it says that nobody asked. Tick the box, or write the answer
behind a dash or a colon, or on lines below the item; "no, because …" is an answer.

Bad:

```markdown kind=review
# Refund service: systems review

## Checklist

- [x] Timeouts on all external calls
- [ ] Deployment and rollback automated <!-- ! Deployment and rollback automated -->
- [ ] Failure scenarios tested in production – no; in staging every Tuesday
```

Good:

```markdown kind=review
# Refund service: systems review

## Checklist

- [x] Timeouts on all external calls
- [ ] Deployment and rollback automated
  Not the database yet: Dana Fields finishes it by March 1, 2026.
- [ ] Failure scenarios tested in production: no, in staging every Tuesday
```
"""

import re
from collections.abc import Iterator

from wb.documents.model import Block, Document
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule

_OPEN = re.compile(r"^\[[ _]?\]\s*(?P<item>[^\n]*)(?P<more>.*)", re.DOTALL)
_ANSWER = re.compile(r"(?:\s[–—-]{1,2}\s+|[:：]\s+|\s*[→⇒]\s*)\S|[?？]\s+\S")


@rule(
    "unanswered-checklist-item",
    family="systems",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.ERROR),
)
def unanswered_checklist_item(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each open box without a word of answer, in kinds that have a checklist."""
    if document.spec is None or document.spec.part("checklist") is None:
        return
    for index, block in enumerate(document.blocks):
        box = _OPEN.match(block.text) if block.type == "list_item" else None
        if box and not _answered(document, index, box):
            yield Problem(
                document.find(block.line, box["item"]),
                f"{box['item']!r} has no answer.",
                subject=box["item"],
                hint="Tick it, or say what is true instead, who changes it and by when.",
            )


def _answered(document: Document, index: int, box: re.Match[str]) -> bool:
    """Whether the item says something behind its words, or something stands below it."""
    text = " ".join(document.masked[document.blocks[index].line - 1].split())
    return bool(box["more"].strip() or _ANSWER.search(text) or _has_more(document.blocks, index))


def _has_more(blocks: tuple[Block, ...], index: int) -> bool:
    if index + 1 == len(blocks):
        return False
    item, below = blocks[index], blocks[index + 1]
    return below.depth > item.depth or (below.depth == item.depth and below.type != "list_item")
