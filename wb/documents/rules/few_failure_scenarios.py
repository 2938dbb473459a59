"""Fewer than a fifth of the requirements and scenarios are about something that fails.

Everything fails, all the time (Werner Vogels). Designs that are written along the happy path are
finished when the demo works; the rest is found by customers. Counted are headings that begin with
*scenario*, *use case* or *requirement*, what stands in a section of such (its headings, else its list
items and table rows) or in a list below such a line, and, in reviews, sentences with *must* or *shall*.
Those with a word of failing, losing, refusing or recovering cover failure. Reviews and narratives, English
and German.

Bad:

```markdown kind=review least=4
# Refund service: systems review

## Requirements

- A shop offers a refund. <!-- ! -->
- The passenger accepts it in the app.
- The bank pays at once.
- The office sees all refunds.
```

Good:

```markdown kind=review least=4
# Refund service: systems review

## Requirements

- A shop offers a refund.
- The passenger accepts it in the app.
- The bank pays at once; when it is unavailable, the refund waits for a day.
- The office sees all refunds.
```

Options:

- `share`: the share in per cent that is enough, 20 if not set.
- `least`: documents with fewer requirements and scenarios are left alone; 5 if not set.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import takewhile

from wb.documents.lists import word_list
from wb.documents.model import Block, Document, Heading
from wb.documents.prose import prose, words
from wb.findings import Problem, Severity
from wb.rule import Options, always, rule


class FewFailureScenariosOptions(Options, frozen=True):
    """Which share is enough, and of how many."""

    share: float = 20
    least: int = 5


@rule(
    "few-failure-scenarios",
    family="systems",
    levels=always(Severity.WARNING),
    options=FewFailureScenariosOptions,
)
def few_failure_scenarios(document: Document, options: FewFailureScenariosOptions) -> Iterator[Problem]:
    """Yield once, at the first requirement, when too few cover failure."""
    if document.spec is None or not document.spec.systems:
        return
    failing = document.words_of(word_list("failure-words"))
    told = _told(document)
    asked = [*told.items(), *(_norms(document, told) if document.spec.normative else ())]
    covering = sum(any(_follow(words(text), failing)) for _, text in asked)
    if len(asked) >= max(1, options.least) and 100 * covering < options.share * len(asked):
        first, last = min(asked)[0], max(asked)[0]
        yield Problem(
            document.whole_line(first),
            f"{covering} of {len(asked)} requirements and scenarios (lines {first} to {last}) cover failure.",
            subject="failure scenarios",
            hint=f"At least {options.share:g} % should: cut every arrow of the system, and say what happens.",
        )


def _follow(said: Sequence[str], phrases: Iterable[str]) -> Iterator[str]:
    """The phrases that stand in some words."""
    text = f" {' '.join(said)} "
    return (phrase for phrase in phrases if f" {phrase} " in text)


def _told(document: Document) -> dict[int, str]:
    """The text of requirements and scenarios that headings announce, by line."""
    found: dict[int, str] = {}
    one, several = (_names(document, name) for name in ("scenario-words", "requirement-headings"))
    for heading in document.headings:
        name = f" {' '.join(words(heading.text))} "
        if name.startswith(one):
            found[heading.line] = document.text(heading.line, heading.end_line)
        elif any(word in name for word in several):
            found |= _inside(document, heading)
    for index, block in enumerate(document.blocks):
        if block.type == "paragraph" and f" {' '.join(words(block.text))} " in several:
            found |= _items(document, takewhile(lambda one: one.depth, document.blocks[index + 1 :]))
    return found


def _names(document: Document, name: str) -> tuple[str, ...]:
    return tuple(f" {word} " for word in document.words_of(word_list(name)))


def _inside(document: Document, heading: Heading) -> dict[int, str]:
    """What stands in a section: its own headings, else its list items and table rows."""
    below = [other for other in document.headings if heading.line < other.line <= heading.end_line]
    if below:
        return {h.line: document.text(h.line, h.end_line) for h in below if h.level == below[0].level}
    return _items(document, (one for one in document.blocks if heading.line < one.line <= heading.end_line))


def _items(document: Document, blocks: Iterable[Block]) -> dict[int, str]:
    """List items, with what stands below them, and the rows of tables."""
    found: dict[int, str] = {}
    for block in blocks:
        if block.type == "list_item" and block.depth == 1:
            found[block.line] = document.text(block.line, block.end_line)
        elif block.type == "table":
            rows = range(block.line + 2, block.end_line + 1)
            found |= {line: document.text(line, line) for line in rows}
        elif found and block.depth:
            found[max(found)] += f" {block.text}"
    return found


def _norms(document: Document, told: Container[int]) -> Iterator[tuple[int, str]]:
    """The sentences elsewhere that say what must be, with their lines."""
    text = prose(document)
    for word in document.words_of(word_list("requirement-words")):
        for number in text.uses.get(word, ()):
            sentence = text.sentence_at(text.starts[number])
            if sentence and sentence.block.line not in told:
                line = text.place(sentence.start, sentence.end).line or 0
                yield line, text.own[sentence.start : sentence.end]
