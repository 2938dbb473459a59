"""No rule raises on any text, and every place that one reports is in the file."""

import ast
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wb.documents.kinds import BUILTIN
from wb.documents.parse import parse
from wb.documents.rules import RULES
from wb.documents.rules.weasel_word import weasel_word
from wb.findings import Location

_PIECES = st.sampled_from(
    [
        "# Refunds\n",
        "## FAQ\n",
        "## Internal FAQ\n",
        "### Who pays?\n",
        "**Q: Why?**\n",
        "## Problem\n",
        "## Solution\n",
        "## Appendix A\n",
        "## Glossary\n",
        "**Term**: see Other.\n",
        "**Other**: see Term.\n",
        "- [ ] Timeouts\n",
        "- many `x\ny` in order to\n",
        '> "We don\'t know," said Dana, a customer.\n',
        "| Term | Definition |\n| --- | --- |\n| a | |\n",
        "[a](b.md#c) ![d](e.png)\n",
        "[city], TBD\n",
        "ROSTOCK, March 3, 2025 – Harbour today launches phase 2.\n",
        "<!-- guidance: x -->\n",
        "```\n",
        "---\n",
        "Title\n=====\n",
        "We don't know yet.\n",
        "十秒で返金。\n",
        "\n",
        "\n\n",
        "\t",
        "  ",
        "ß",
        "İ",
        "\u2028",
        "…",
        "The average response time is 80 ms. ",
        "PSP PSP PSP ",
        "Die Erstattung ist deutlich schneller. ",
    ]
)


@pytest.mark.parametrize("kind", [*BUILTIN, None])
@settings(max_examples=30, deadline=None)
@given(pieces=st.lists(_PIECES | st.text(max_size=12), max_size=14))
def test_rules_answer_on_any_text(kind: str | None, pieces: list[str]) -> None:
    document = parse("".join(pieces), "a.md", kind=kind, today=date(2026, 1, 15))
    for rule in RULES:
        for problem in rule.check(document, rule.options()):
            assert problem.message
            assert _inside(problem.location, document.lines), (rule.name, problem)


def _inside(place: Location, lines: tuple[str, ...]) -> bool:
    if place.line is None:
        return place.column is None
    last = place.end_line or place.line
    ends = place.end_column is None or 1 <= place.end_column <= len(lines[last - 1]) + 1
    starts = place.column is None or 1 <= place.column <= len(lines[place.line - 1]) + 1
    return place.line <= last <= len(lines) and starts and ends


_NAMED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_SPOTS = {"weasel-word", "hype-word", "vague-customer", "version-two-talk", "claim-without-data"}
"""Rules whose message begins with the text that they are about, as it stands there."""
_PROSE = st.sampled_from(
    [
        "# Refunds\n\n",
        "Many of us, ",
        "**significantly** faster ",
        "a lot\nof ",
        "> in a timely\n> manner\n\n",
        "- seamless `and` easy\n",
        "for *everyone* in\nphase 2. ",
        "It saves time, İß ",
        "the next\n  version ",
        "ist erheblich für alle Kunden ",
        "\u2028",
        "\t",
        "\n",
        "\n\n",
        "“so ",
        "” ",
        "<b>",
        "<!-- x",
        "-->",
    ]
)


@pytest.mark.parametrize("kind", ["prfaq", "narrative"])
@settings(max_examples=100, deadline=None)
@given(pieces=st.lists(_PROSE | st.text(max_size=6), max_size=14))
def test_the_span_cut_out_of_the_file_is_the_text_named(kind: str, pieces: list[str]) -> None:
    document = parse("".join(pieces), "a.md", kind=kind, today=date(2026, 1, 15))
    for rule in (rule for rule in RULES if rule.name in _SPOTS):
        for problem in rule.check(document, rule.options()):
            named = _NAMED.match(problem.message)
            assert named is not None
            cut = _cut(problem.location, document.lines)
            assert cut.split() == str(ast.literal_eval(named[0])).split()
            assert " ".join(_TOKEN.findall(cut.lower())) == " ".join(_TOKEN.findall(problem.subject))


def test_a_span_that_is_off_by_one_is_noticed() -> None:
    document = parse("# A\n\nMany call.\n", "a.md", kind="narrative", today=date(2026, 1, 15))
    (problem,) = weasel_word.check(document, weasel_word.options())
    assert _cut(problem.location, document.lines) == "Many"
    assert _cut(Location("a.md", 3, 2, 3, 6), document.lines) != "Many"


_TOKEN = re.compile(r"[^\W_]+")


def _cut(place: Location, lines: tuple[str, ...]) -> str:
    """What stands at a place, without the marks that a block quote has at the start of its lines."""
    rows = list(lines[(place.line or 1) - 1 : place.end_line])
    rows[-1] = rows[-1][: (place.end_column or 1) - 1]
    rows[0] = rows[0][(place.column or 1) - 1 :]
    return "\n".join(rows)
