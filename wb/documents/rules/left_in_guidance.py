"""The template's guidance is still in the document.

Templates of wb say in comments what belongs into each part and what good looks like. Who removes a
comment says: this part is written. What is left in shows reviewers, and wb, which parts nobody has
thought about yet. It is an error from review on, so that an untouched scaffold cannot pass for a
proposal. In a draft it is a note, one for all. Comments of your own are left alone. `wb lint --fix`
takes the comments out.

Source: measured in AWS CDK's public RFCs: of 27 sign-off boxes that nobody ticked, 20 still hold the
template's text.

Bad:

```markdown kind=prfaq
# Harbour refunds a cancelled crossing in one tap

<!-- guidance: Two or three sentences: who the customer is, what is new, what it is good for. --> <!-- ! -->
```

Good:

```markdown kind=prfaq
# Harbour refunds a cancelled crossing in one tap

<!-- Numbers checked by finance on March 1. -->
Passengers of Harbour Ferries get their money back within ten seconds of a cancellation.
```
"""

from collections.abc import Iterator, Sequence

from wb.documents.edits import without_lines
from wb.documents.model import Document, Placeholder
from wb.documents.patterns import lazy
from wb.findings import Edit, Location, Problem, Severity
from wb.rule import Options, rising, rule
from wb.stage import Stage

_GOES_ON = lazy(r"[ \t]|(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
"""The start of a line that a list or indented code before it would take in."""


@rule("left-in-guidance", family="integrity", levels=rising(Severity.INFO, Severity.ERROR, Severity.ERROR))
def left_in_guidance(document: Document, _options: Options) -> Iterator[Problem]:
    """Yield each piece of guidance; of several in a draft, the first. Comments can be taken out safely."""
    found = [one for one in document.placeholders if one.guidance]
    hint = "Write the part, then delete the guidance; wb lint --fix takes all comments of the template out."
    if document.stage is Stage.DRAFT and len(found) > 1:
        yield Problem(
            _place(document, found[0]),
            f"{len(found)} pieces of the template's guidance are still here; this is the first.",
            subject="guidance",
            hint=hint,
            fix=_removal(document, found),
        )
        return
    for one in found:
        yield Problem(
            _place(document, one),
            "The template's guidance is still here.",
            subject=one.text[:80],
            hint=hint,
            fix=_removal(document, [one]),
        )


def _place(document: Document, found: Placeholder) -> Location:
    return Location(document.path, found.line, found.column, found.end_line, found.end_column)


def _removal(document: Document, found: Sequence[Placeholder]) -> tuple[Edit, ...]:
    """The edits that take comments out, but for those that touch one before."""
    made: list[Edit] = []
    for one in found:
        edit = _without(document, one)
        if edit and (not made or _follows(edit.location, made[-1].location)):
            made.append(edit)
    return tuple(made)


def _without(document: Document, found: Placeholder) -> Edit | None:
    """Take a comment out: with its lines where it has them for itself, else as it stands.

    Text behind a comment that begins its line is HTML; without the comment it would become Markdown. One
    that begins behind text and goes over a blank line is no comment to Markdown at all.
    """
    before = document.lines[found.line - 1][: found.column - 1].rstrip()
    behind = document.lines[found.end_line - 1][found.end_column - 1 :].strip()
    if not found.text.startswith("<!--") or (behind and not before) or _parts(document, found):
        return None
    if before and all(line.strip() for line in document.lines[found.line : found.end_line]):
        column = found.column if behind else len(before) + 1  # blanks at the end would break the line
        return Edit(Location(document.path, found.line, column, found.end_line, found.end_column), "")
    if before or not _is_one_block(document, found):
        return None
    return without_lines(document, found.line, found.end_line)


def _is_one_block(document: Document, found: Placeholder) -> bool:
    """Whether the comment is one to Markdown from its first line to its last."""
    blocks = (block for block in document.blocks if block.type == "html")
    return any(block.line <= found.line and found.end_line <= block.end_line for block in blocks)


def _parts(document: Document, found: Placeholder) -> bool:
    """Whether what stands before the comment and behind it would become one list or code without it."""
    before = [block for block in document.blocks if block.end_line < found.line and block.type != "html"]
    behind = next((line for line in document.lines[found.end_line :] if line.strip()), "")
    takes_in = bool(before) and (before[-1].listed or before[-1].type == "code")
    return takes_in and _GOES_ON.match(behind) is not None


def _follows(later: Location, earlier: Location) -> bool:
    return (later.line or 0, later.column or 0) >= (earlier.end_line or 0, earlier.end_column or 0)
