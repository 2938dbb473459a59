"""The FAQ does not ask the questions on which proposals fail.

Easy questions fill a FAQ by themselves. The ones that matter hurt: what could go wrong, can we go back
(Bezos' 2015 letter: one-way and two-way doors), what do we not do instead, what will it cost, how do we
know that customers want it, which number tells success, why not something simpler, what do we leave
out. A topic counts as asked when a question names it, or when an answer deals with it at length; a price
that the press release tells need not be asked for. The topics of a kind are data and can be your own.

Bad:

```markdown kind=prfaq topics=price,risk
# Harbour pays refunds in ten seconds

## Internal FAQ <!-- ! -->

### What does it cost?

Eleven cents a refund.
```

Good:

```markdown kind=prfaq topics=price,risk
# Harbour pays refunds in ten seconds

## Internal FAQ

### What does it cost?

Eleven cents a refund.

### What is the biggest risk?

That the bank's interface is down on a stormy day. We then pay by hand within two hours.
```

Options:

- `topics`: the topics that are asked for, by name; without it, all of the kind.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from wb.documents import prices
from wb.documents.kind import Words
from wb.documents.model import Document
from wb.documents.text import without_signs
from wb.findings import Problem, Severity
from wb.rule import Options, rising, rule

_IN_WORDS = "_'-"
"""Signs that stand in words."""
_PRICE = "price"
_HEAD = 4
"""Letters by which words are told apart before a text is looked through."""
_IN_ANSWERS = 2
"""How often answers must name a topic that no question asks for."""


class MissingHardQuestionOptions(Options, frozen=True):
    """Which topics are asked for."""

    topics: tuple[str, ...] | None = None


@rule(
    "missing-hard-question",
    family="structure",
    levels=rising(Severity.INFO, Severity.WARNING, Severity.WARNING),
    options=MissingHardQuestionOptions,
)
def missing_hard_question(document: Document, options: MissingHardQuestionOptions) -> Iterator[Problem]:
    """Yield once, at the FAQ, with all topics that are missing: one line to read, not eight."""
    if document.spec is None or document.spec.faq is None or document.faq_line is None:
        return
    topics = document.spec.faq.topics
    wanted = topics.keys() if options.topics is None else topics.keys() & set(options.topics)
    questions = _folded(document, _asking(document))
    unasked = [name for name in topics if name in wanted and not _asked(document, topics[name], questions)]
    answers = _folded(document, (entry.answer for entry in document.faq if unasked))
    missing = [name for name in unasked if not _answered(document, topics[name], answers)]
    if _PRICE in missing and prices.is_told(document):
        missing.remove(_PRICE)
    if missing:
        yield Problem(
            document.whole_line(document.faq_line),
            f"The FAQ asks nothing on: {', '.join(missing)}.",
            hint="Ask each as your toughest reviewer would, and answer it.",
        )


class _Folded(NamedTuple):
    """A text in lower case, with a blank before and behind each word, and how its words begin."""

    text: str
    heads: Set[str]

    def holds(self, topic: Iterable[tuple[str, Set[str]]]) -> Iterator[str]:
        """The words of a topic that may be there: to ask how they begin costs next to nothing."""
        return (word for word, heads in topic if heads <= self.heads)


def _asking(document: Document) -> Iterator[str]:
    """The questions, and the headings over them: below "The biggest risks" nobody asks for risks again."""
    yield from (entry.question for entry in document.faq)
    if (span := document.faq_span) is not None:
        yield from (one.text for one in document.headings if span.line <= one.line <= span.end_line)


def _folded(document: Document, texts: Iterable[str]) -> _Folded:
    """The texts as one; where the script has no words, as they stand."""
    joined = "\n".join(texts).lower()
    words = without_signs(joined, _IN_WORDS).split() if document.spaced else [joined]
    return _Folded(f" {' '.join(words)} ", {word[:_HEAD] for word in set(words)})


def _asked(document: Document, wording: Words, questions: _Folded) -> bool:
    """Whether a word of the topic starts a word there; without words in the language it is taken to."""
    words = _topic(document.words_of(wording), document.spaced)
    return not words or any(word in questions.text for word in questions.holds(words))


def _answered(document: Document, wording: Words, answers: _Folded) -> bool:
    """Whether words of the topic start words there often enough."""
    words = _topic(document.words_of(wording), document.spaced)
    return sum(map(answers.text.count, answers.holds(words))) >= _IN_ANSWERS


@cache
def _topic(words: tuple[str, ...], spaced: bool) -> Sequence[tuple[str, Set[str]]]:
    """The words of a topic, to be found from their start: "risk" in "risks" and "risky", not in "brisk".

    With a blank at its end a word is found as a whole: "fee " in "a fee", not in "feedback". Each comes with
    the first letters of its own words, as far as these are long enough and blanks divide them.
    """
    if not spaced:
        return [(word, frozenset()) for word in words]
    return [
        (f" {word.lstrip()}", {one[:_HEAD] for one in word.split() if len(one) >= _HEAD}) for word in words
    ]
