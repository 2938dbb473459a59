"""The words by which recognition knows things, as data: one JSON file a language under ``schemas/wording/``.

Documents mix languages (a Japanese press release under an English heading), so the words of all
languages are looked for at once.
"""

from functools import cache

import msgspec

from wb import resources

LANGUAGES = ("en", "de", "fr", "es", "ja", "zh", "ko")


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one language calls things, in lower case.

    Args:
        faq: headings of a list of questions.
        external: words for those who ask from outside: customers, users, the public.
        internal: words for those who ask from inside: stakeholders, leadership, engineers.
        question_marks: labels before a question, such as ``Q``.
        answer_marks: labels before an answer.
        question_words: how a question starts.
        press_release: headings of a press release.
        document_labels: titles that name the type of document and not its subject.
        appendix: headings of an appendix.
        said: verbs that tie a quotation to a speaker.
        leader: roles that speak for the maker.
        customer: roles that speak for users and buyers.
        announce: verbs and phrases by which a headline or summary announces.
        problem: phrases by which a paragraph says what is wrong today.
        solution: phrases by which a paragraph says what the product does.
        how_it_works: phrases by which a paragraph tells the steps.
        call_to_action: phrases that ask the reader to act.
        ask: phrases by which a narrative asks for its decision.
        months: names of months, for datelines.
        placeholders: words that stand for text still to come.
        dummies: names that stand for people and companies still to come.
        guidance: how a template's instructions start.
        articles: words before a heading's own words that do not matter.
        joiners: words between two topics of one heading.
        stopwords: frequent short words that tell the language.
    """

    faq: tuple[str, ...] = ()
    external: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
    question_marks: tuple[str, ...] = ()
    answer_marks: tuple[str, ...] = ()
    question_words: tuple[str, ...] = ()
    press_release: tuple[str, ...] = ()
    document_labels: tuple[str, ...] = ()
    appendix: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    leader: tuple[str, ...] = ()
    customer: tuple[str, ...] = ()
    announce: tuple[str, ...] = ()
    problem: tuple[str, ...] = ()
    solution: tuple[str, ...] = ()
    how_it_works: tuple[str, ...] = ()
    call_to_action: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    dummies: tuple[str, ...] = ()
    guidance: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    stopwords: tuple[str, ...] = ()


@cache
def by_language() -> dict[str, Wording]:
    """The words of each language."""
    return {
        code: msgspec.json.decode(resources.schema(f"wording/{code}.json"), type=Wording)
        for code in LANGUAGES
    }


@cache
def words(concept: str) -> tuple[str, ...]:
    """The words for a concept in all languages; ``concept`` is a field of `Wording`."""
    return tuple(word for wording in by_language().values() for word in getattr(wording, concept))


@cache
def word_set(concept: str) -> frozenset[str]:
    """`words` as a set."""
    return frozenset(words(concept))
