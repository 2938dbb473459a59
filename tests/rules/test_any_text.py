"""No rule raises on any text, and every place that one reports is in the file."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wb.documents.kinds import BUILTIN
from wb.documents.parse import parse
from wb.documents.rules import RULES
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
