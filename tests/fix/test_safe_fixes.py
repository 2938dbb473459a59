"""What ``--fix`` does to documents: what it should, nothing else, and nothing more the second time."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wb import engine
from wb.documents.parse import parse
from wb.documents.rules.clutter_phrase import clutter_phrase
from wb.documents.rules.left_in_guidance import left_in_guidance
from wb.documents.rules.skipped_heading_level import skipped_heading_level
from wb.documents.rules.unsorted_term import unsorted_term
from wb.documents.text import split_lines
from wb.findings import Report
from wb.fix import fixed as once
from wb.fix import fixes, mended
from wb.rule import AnyRule
from wb.stage import Stage

RULES: tuple[AnyRule, ...] = (clutter_phrase, left_in_guidance, skipped_heading_level, unsorted_term)

CLUTTER = {
    "in a line": ("We did this in order to pay.\n", "We did this to pay.\n"),
    "at the start": ("In order to pay, we wait.\n", "To pay, we wait.\n"),
    "over a line": ("We did this in order\nto pay.\n", "We did this\nto pay.\n"),
    "over a line, in a list": (
        "- We did this due to\n  the fact that we pay.\n",
        "- We did this\n  because we pay.\n",
    ),
    "over a line, in a quote": (
        "> We did this in order\n> to pay.\n",
        "> We did this in order\n> to pay.\n",
    ),
    "no line is left empty": ("In order\nto pay, we wait.\n", "In order\nto pay, we wait.\n"),
    "marks of emphasis stay": ("We did this **in order** to pay.\n", "We did this **in order** to pay.\n"),
    "emphasis around it": ("We *did this in order to* pay.\n", "We *did this to* pay.\n"),
    "in code": ("Run `in order to` now.\n", "Run `in order to` now.\n"),
}

GUIDANCE = {
    "with its blank line": ("# A\n\n<!-- guidance: x -->\n\nText.\n", "# A\n\nText.\n"),
    "over lines": ("# A\n\n<!-- guidance: x\n\ny -->\n\nText.\n", "# A\n\nText.\n"),
    "at the start": ("<!-- guidance: x -->\n\n# A\n", "# A\n"),
    "at the end": ("# A\n\n<!-- guidance: x -->\n", "# A\n"),
    "at the end, without a line end": ("# A\n\n<!-- guidance: x -->", "# A"),
    "several": ("# A\n\n<!-- guidance: x -->\n\n<!-- guidance: y -->\n\nText.\n", "# A\n\nText.\n"),
    "between paragraphs": ("One.\n<!-- guidance: x -->\nTwo.\n", "One.\n\nTwo.\n"),
    "behind text": ("Text. <!-- guidance: x -->\n", "Text.\n"),
    "behind text, where blanks would break the line": (
        "Text.   <!-- guidance: x -->\nMore.\n",
        "Text.\nMore.\n",
    ),
    "between words": ("Some <!-- guidance: x --> text.\n", "Some  text.\n"),
    "before text, which is HTML with it": (
        "<!-- guidance: x --># A\n",
        "<!-- guidance: x --># A\n",
    ),
    "between indented code": (
        "    a\n<!-- guidance: x -->\n    b\n",
        "    a\n<!-- guidance: x -->\n    b\n",
    ),
    "between two lists": (
        "- a\n\n<!-- guidance: x -->\n\n- b\n",
        "- a\n\n<!-- guidance: x -->\n\n- b\n",
    ),
    "nothing else": ("<!-- guidance: x -->", ""),
    "no guidance": ("# A\n\n<!-- checked in May -->\n", "# A\n\n<!-- checked in May -->\n"),
}

LEVELS = {
    "siblings and what is below": (
        "# A\n\n### B\n\n#### C\n\n### D ###\n\n## E\n\n### F\n",
        "# A\n\n## B\n\n### C\n\n## D ###\n\n## E\n\n### F\n",
    ),
    "one after the other": ("# A\n\n### B\n\n##### C\n", "# A\n\n## B\n\n### C\n"),
    "a level between them comes later": ("# A\n\n#### B\n\n### C\n", "# A\n\n#### B\n\n### C\n"),
    "HTML": ("# A\n\n<h3>B</h3>\n", "# A\n\n<h3>B</h3>\n"),
}

TABLE = (
    "| Term | Meaning |\n| --- | --- |\n| Ada | a |\n{}| Dan | d |\n| Eve | e |\n{}| Gus | g |\n| Hal | h |\n"
)
LIST = "- **Ada**: a\n{}- **Dan**: d\n  and more\n- **Eve**: e\n- **Gus**: g\n{}"
ORDER = {
    "rows of a table": (TABLE.format("", "| Bob | b |\n"), TABLE.format("| Bob | b |\n", "")),
    "list items, from the end": (LIST.format("", "- **Bob**: b\n"), LIST.format("- **Bob**: b\n", "")),
    "to the end": (
        "**Ada**: a\n\n**Zoe**: z\n\n**Bob**: b\n\n**Dan**: d\n",
        "**Ada**: a\n\n**Bob**: b\n\n**Dan**: d\n\n**Zoe**: z\n",
    ),
    "sections": (
        "# G\n\n### Ada\n\na\n\n### Dan\n\nd\n\n- d\n\n### Eve\n\ne\n\n### Bob\n\nb\n",
        "# G\n\n### Ada\n\na\n\n### Bob\n\nb\n\n### Dan\n\nd\n\n- d\n\n### Eve\n\ne\n",
    ),
    "something stands between": (
        "**Ada**: a\n\n**Zoe**: z\n\n<!-- z -->\n\n**Bob**: b\n\n**Dan**: d\n",
        "**Ada**: a\n\n**Zoe**: z\n\n<!-- z -->\n\n**Bob**: b\n\n**Dan**: d\n",
    ),
    "numbers": (
        "1. **Ada**: a\n2. **Zoe**: z\n3. **Bob**: b\n4. **Dan**: d\n",
        "1. **Ada**: a\n2. **Zoe**: z\n3. **Bob**: b\n4. **Dan**: d\n",
    ),
}

CASES = [
    pytest.param(kind, rule, before, after, id=f"{rule.name}: {name}")
    for kind, rule, cases in (
        ("narrative", clutter_phrase, CLUTTER),
        ("narrative", left_in_guidance, GUIDANCE),
        ("manual", skipped_heading_level, LEVELS),
        ("glossary", unsorted_term, ORDER),
    )
    for name, (before, after) in cases.items()
]


def report(text: str, kind: str, *rules: AnyRule) -> Report:
    document = parse(text, "a.md", kind=kind, today=date(2026, 1, 15))
    found = engine.check(document, rules, engine.Settings(Stage.DRAFT))
    return Report(tuple(found), checked=1)


def fixed(text: str, kind: str, *rules: AnyRule) -> str:
    return mended(text, lambda now: report(now, kind, *rules))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("kind", "rule", "before", "after"), CASES)
def test_it_does_what_is_expected(kind: str, rule: AnyRule, before: str, after: str, end: str) -> None:
    assert fixed(before.replace("\n", end), kind, rule) == after.replace("\n", end)


_PIECES = st.sampled_from(
    [
        "# Glossary\n",
        "## Terms\n",
        "#### Deep\n",
        "### Deeper ###\n",
        "**Ada**: a\n",
        "**Eve**: e\n",
        "**Bob**: b\n",
        "- **Dan**: d\n",
        "- **Ada**: see Dan\n",
        "| Term | Meaning |\n| --- | --- |\n| Ada | a |\n| Cid | c |\n| Bob | b |\n| Dan | d |\n",
        "<!-- guidance: x -->",
        "<!-- guidance:\n\ny -->\n",
        "> We did this in order\n> to pay\n",
        "We did this in order\nto pay. ",
        "In order to pay, we wait due to the fact that",
        "**in order** to",
        "\n",
        "\n\n",
        "\r\n",
        "  ",
        "\ufeff",
        "word ",
        "```\n",
    ]
)


@pytest.mark.parametrize("kind", ["glossary", "narrative"])
@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(_PIECES, max_size=16))
def test_a_second_run_changes_nothing(kind: str, pieces: list[str]) -> None:
    mended_once = fixed("".join(pieces), kind, *RULES)
    assert fixed(mended_once, kind, *RULES) == mended_once


@pytest.mark.parametrize("kind", ["glossary", "narrative"])
@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(_PIECES, max_size=16))
def test_lines_that_no_fix_names_stay_as_they_are_and_in_order(kind: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    proposed = fixes(report(text, kind, *RULES).findings)
    named = {
        line
        for fix in proposed
        for edit in fix
        for line in range((edit.location.line or 1), (edit.location.end_line or 1) + 1)
    }
    after = once(text, proposed)
    rest = iter(split_lines(after))
    assert all(line in rest for number, line in enumerate(split_lines(text), 1) if number not in named)
    assert proposed or after == text


@settings(max_examples=60, deadline=None)
@given(names=st.permutations(["Ada", "Bob", "Cid", "Dan", "Eve", "Gus", "Hal"]))
def test_moving_entries_loses_none(names: list[str]) -> None:
    text = "# Glossary\n\n" + "\n".join(f"- **{name}**: {name.lower()}" for name in names) + "\n"
    assert sorted(split_lines(fixed(text, "glossary", unsorted_term))) == sorted(split_lines(text))
