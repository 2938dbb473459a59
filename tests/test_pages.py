"""The page of a rule, as ``wb explain`` prints it."""

from collections.abc import Iterator

import pytest

from wb.findings import Problem, Severity
from wb.pages import index, levels, page
from wb.rule import AnyRule, Levels, Options, Rule, always, rising

PAGE = "A thing is wrong.\n\nIt costs time.\n\nBad:\n\n    x <!-- ! -->\n\nGood:\n\n    y\n"


def _check(_subject: object, _options: Options) -> Iterator[Problem]:
    return iter(())


def _rule(found: Levels, doc: str = PAGE) -> AnyRule:
    return Rule("wrong-thing", "structure", found, _check, Options, doc)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (always(Severity.ERROR), "error at every stage"),
        (
            rising(Severity.INFO, Severity.WARNING, Severity.ERROR),
            "info in draft, warning in review, error from approved on",
        ),
        (rising(Severity.INFO, Severity.ERROR, Severity.ERROR), "info in draft, error from review on"),
        (rising(None, None, Severity.ERROR), "off in draft and in review, error from approved on"),
        (
            Levels(Severity.INFO, Severity.WARNING, Severity.ERROR, None),
            "info in draft, warning in review, error once approved, off once shipped",
        ),
    ],
)
def test_levels_are_told_in_words(found: Levels, words: str) -> None:
    assert levels(_rule(found)) == words


def test_a_page_has_the_name_the_levels_the_text_and_how_to_allow() -> None:
    text = page(_rule(always(Severity.WARNING)))
    assert text.startswith(
        "# wrong-thing\n\nFamily: structure. Level: warning at every stage.\n\nA thing is wrong."
    )
    assert "<!-- wb: allow wrong-thing – why it is right here -->" in text
    assert text.endswith("```\n")


@pytest.mark.parametrize(
    ("family", "found", "words"),
    [
        ("contract", always(Severity.ERROR), '[policy.rules]\nwrong-thing = "off"'),
        ("governance", always(None), '[policy.rules]\nwrong-thing = "error"'),
        ("waivers", always(Severity.ERROR), "Nothing waives what is said of a waiver"),
    ],
)
def test_a_comment_is_no_way_to_allow_what_is_in_no_document(family: str, found: Levels, words: str) -> None:
    text = page(Rule("wrong-thing", family, found, _check, Options, PAGE))
    assert "<!-- wb: allow" not in text
    assert words in text


def test_the_index_lists_rules_with_a_page_of_their_own() -> None:
    rules = [
        _rule(always(Severity.WARNING)),
        Rule("engine-check", "contract", always(Severity.INFO), _check, Options, "x"),
    ]
    text = index(rules)
    assert "| [wrong-thing](wrong-thing.md) | warning at every stage | A thing is wrong. |" in text
    assert "engine-check" not in text
