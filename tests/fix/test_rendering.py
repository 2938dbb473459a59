"""A fix changes what it names and nothing else of what a reader sees: rendered before and after.

The renderer is markdown-it as it comes, and knows nothing of wb.
"""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.fix.test_safe_fixes import report
from wb.documents.rules.clutter_phrase import clutter_phrase
from wb.documents.rules.left_in_guidance import left_in_guidance
from wb.documents.rules.skipped_heading_level import skipped_heading_level
from wb.documents.rules.unsorted_term import unsorted_term
from wb.findings import Finding
from wb.fix import fixed
from wb.rule import AnyRule

_MARKDOWN = MarkdownIt("commonmark").enable("table")

_PIECES = st.sampled_from(
    [
        "# Glossary\n",
        "## Terms\n",
        "#### Deep\n",
        "   ### Deeper ###\n",
        "Setext\n---\n",
        "**Ada**: a\n",
        "**Eve**: e\n\n",
        "**Bob**: b\n\n",
        "- **Dan**: d\n",
        "- **Ada**: see *Dan*\n",
        "- **Cid**: c\n\n  and more\n",
        "| Term | Meaning |\n| --- | --- |\n| Ada | a |\n| Cid | c |\n| Bob | b |\n| Dan | d |\n",
        "<!-- guidance: x -->\n",
        "words <!-- guidance: w --> more\n",
        "\n<!-- guidance:\n\ny -->\n",
        "  <!-- guidance: z -->\n",
        "> We did this in order\n> to pay\n",
        "We did this in order\nto pay. ",
        "We *did this in order to* pay [at once](a.md).\n",
        "In order to pay, we wait due to the fact that\n",
        "1. one\n2. in order to\n",
        "**in order** to",
        "<b>in order to</b>\n",
        "    in order to\n",
        "```\nin order to\n```\n",
        "`in order to` ",
        "\n",
        "\n\n",
        "\r\n",
        "  ",
        "word ",
    ]
)


def _rendered(text: str) -> str:
    """The text as HTML; whether blank lines stand between list items makes no difference."""
    tokens = _MARKDOWN.parse(text)
    for token in tokens:
        token.hidden = False
    return str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


def _words(text: str) -> str:
    return " ".join(_rendered(text).split())


def _without_guidance(text: str) -> str:
    return "".join(re.sub(r"<!-- guidance.*?-->", "", _rendered(text), flags=re.DOTALL).split())


def _without_levels(text: str) -> str:
    return re.sub(r"<(/?)h[1-6]>", r"<\1h>", _rendered(text))


def _any_order(text: str) -> str:
    return "\n".join(sorted(line for line in _rendered(text).splitlines() if line.strip()))


def _same(seen: Callable[[str], str]) -> Callable[[Finding, str, str], bool]:
    return lambda _finding, before, after: seen(before) == seen(after)


def _only_the_phrase(finding: Finding, before: str, after: str) -> bool:
    """Whether the phrase, in one of its places, has become what the fix puts there."""
    was, now = _words(before), _words(after)
    (instead,) = [edit.replacement for edit in finding.fix if edit.replacement]
    places = re.finditer(re.escape(finding.subject), was, re.IGNORECASE)
    return any(was[: place.start()] + instead + was[place.end() :] == now for place in places)


CASES: list[tuple[AnyRule, str, Callable[[Finding, str, str], bool]]] = [
    (clutter_phrase, "narrative", _only_the_phrase),
    (left_in_guidance, "narrative", _same(_without_guidance)),
    (skipped_heading_level, "manual", _same(_without_levels)),
    (unsorted_term, "glossary", _same(_any_order)),
]


@pytest.mark.parametrize(("rule", "kind", "holds"), CASES, ids=[case[0].name for case in CASES])
@settings(max_examples=150)
@given(pieces=st.lists(_PIECES, max_size=14))
def test_a_reader_sees_nothing_else_changed(
    rule: AnyRule, kind: str, holds: Callable[[Finding, str, str], bool], pieces: list[str]
) -> None:
    text = "".join(pieces)
    for finding in report(text, kind, rule).findings:
        if finding.fix:
            after = fixed(text, [finding.fix])
            assert after != text
            assert holds(finding, text, after), (finding.message, text, after)


def test_the_comparison_sees_what_a_fix_must_not_do() -> None:
    assert not _same(_without_levels)(_finding(), "# A\n\nText.\n", "# A\nText\n---\n")
    assert not _same(_without_guidance)(_finding(), "One.\n<!-- guidance: x -->\nTwo.\n", "One.\nTwo.\n")
    assert not _same(_any_order)(_finding(), "- a\n- b\n", "- a\n  b\n")


def _finding() -> Finding:
    return report("In order to pay.\n", "narrative", clutter_phrase).findings[0]
