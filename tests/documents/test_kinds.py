"""The kinds and the words that come with wb: complete, and without contradictions."""

from collections import Counter

import pytest

from wb.documents.kind import Kind
from wb.documents.kinds import BUILTIN, all_kinds, builtin_kinds, known
from wb.documents.recognise.phrases import normal
from wb.documents.wording import LANGUAGES, Wording, by_language
from wb.errors import UsageError

PARTS = {
    "prfaq": "headline subtitle dateline summary problem solution leader_quote how_it_works customer_quote "
    "call_to_action faq",
    "narrative": "introduction ask goals tenets state lessons priorities problem customer alternatives "
    "solution metrics risks plan faq appendix",
    "experience": "customer outcome first_use failure not_promised",
    "manual": "concepts getting_started tasks reference limits troubleshooting",
    "glossary": "",
    "review": "failure_and_scale consistency_and_storage services_and_evolution operations "
    "performance_and_cost checklist",
    "letter": "said did fell_short why next",
}


def test_the_kinds_have_the_parts_that_are_promised() -> None:
    found = {name: {part.name for part in kind.parts} for name, kind in builtin_kinds().items()}
    assert found == {name: set(parts.split()) for name, parts in PARTS.items()}
    assert tuple(found) == BUILTIN


@pytest.mark.parametrize("kind", builtin_kinds().values(), ids=lambda kind: str(kind.name))
def test_no_wording_opens_two_parts_of_one_kind(kind: Kind) -> None:
    owners: dict[str, set[str]] = {}
    for part in kind.parts:
        for wordings in part.wording.values():
            for wording in wordings:
                owners.setdefault(normal(wording), set()).add(part.name)
    assert {wording: parts for wording, parts in owners.items() if len(parts) > 1} == {}


@pytest.mark.parametrize("kind", builtin_kinds().values(), ids=lambda kind: str(kind.name))
def test_every_part_with_words_has_them_in_the_four_languages(kind: Kind) -> None:
    lacking = [
        part.name for part in kind.parts if part.wording and not {"en", "de", "ja", "zh"} <= set(part.wording)
    ]
    assert lacking == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_in_lower_case_and_said_once(language: str) -> None:
    wording = by_language()[language]
    for concept in Wording.__struct_fields__:
        words = getattr(wording, concept)
        assert [word for word in words if word != word.lower()] == [], concept
        assert [word for word, times in Counter(words).items() if times > 1] == [], concept


def test_a_kind_of_ones_own_replaces_and_adds() -> None:
    own = {"memo": Kind(name="memo", title="Memo"), "letter": Kind(name="letter", title="Our letter")}
    kinds = all_kinds(own)
    assert kinds["letter"].title == "Our letter"
    assert kinds["memo"].title == "Memo"
    assert set(BUILTIN) < set(kinds)


def test_a_kind_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="Did you mean 'manual'") as caught:
        known("manul", builtin_kinds())
    assert "prfaq" in caught.value.hint
