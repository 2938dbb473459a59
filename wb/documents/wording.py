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
        faq_label: words that make a heading one of questions where they stand beside an audience.
        addressing: how a heading of questions addresses those who ask, as in ``For guests``.
        immediate: lines that release a press release, such as ``for immediate release``.
        metadata: what facts about the document itself are called: author, status, date.
        remarks: what introduces a remark: note, tip, next.
        press_release_title: what a title says of a release and its questions together.
        readme: headings of a page that hands over code.
        document_labels: titles that name the type of document and not its subject.
        glossary_heading: headings of a section with terms.
        appendix: headings of an appendix.
        said: verbs that tie a quotation to a speaker.
        leader: roles that speak for the maker.
        customer: roles that speak for users and buyers.
        generic: words of titles that name neither maker nor product.
        self_reference: how a release speaks of its product without the name.
        definite: articles before what has been spoken of.
        client_words: words for those who buy or use, beside a speaker's name.
        outsider: roles of third parties.
        role_words: other words of roles and their ranks.
        organisations: words in the names of organisations.
        departments: what somebody can be head of without belonging elsewhere.
        prepositions: words between a person and an organisation or place.
        anonymous: how somebody without a name is spoken of.
        surnames: common surnames, in scripts without capitals.
        maker_voice: phrases by which makers speak of their product.
        user_voice: phrases by which users speak of their day.
        announce: verbs and phrases by which a headline or summary announces.
        today: phrases that announce something as news.
        launches: verbs between the maker and the product of a headline.
        problem: phrases by which a paragraph says what is wrong today.
        solution: phrases by which a paragraph says what the product does.
        how_it_works: phrases by which a paragraph tells the steps.
        call_to_action: phrases that ask the reader to act.
        ask: phrases by which a narrative asks for its decision.
        propose: phrases by which its introduction proposes one.
        months: names of months, for datelines.
        prfaq_label: what a document of release and questions calls itself.
        fillers: words in brackets that are to be filled.
        asides: how a remark of the author or editor in brackets starts.
        placeholders: words that stand for text still to come.
        dummies: names that stand for people and companies still to come.
        guidance: how a template's instructions start.
        articles: words before a heading's own words that do not matter.
        definition_columns: heads of the column of a glossary that explains its terms.
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
    faq_label: tuple[str, ...] = ()
    addressing: tuple[str, ...] = ()
    immediate: tuple[str, ...] = ()
    metadata: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    press_release_title: tuple[str, ...] = ()
    readme: tuple[str, ...] = ()
    document_labels: tuple[str, ...] = ()
    glossary_heading: tuple[str, ...] = ()
    appendix: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    leader: tuple[str, ...] = ()
    customer: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    self_reference: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    client_words: tuple[str, ...] = ()
    outsider: tuple[str, ...] = ()
    role_words: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    anonymous: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    maker_voice: tuple[str, ...] = ()
    user_voice: tuple[str, ...] = ()
    announce: tuple[str, ...] = ()
    today: tuple[str, ...] = ()
    launches: tuple[str, ...] = ()
    problem: tuple[str, ...] = ()
    solution: tuple[str, ...] = ()
    how_it_works: tuple[str, ...] = ()
    call_to_action: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    propose: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    prfaq_label: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    dummies: tuple[str, ...] = ()
    guidance: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    definition_columns: tuple[str, ...] = ()
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
