"""Four times the document takes about four times the time: nothing is looked for anew for each of many."""

import time
from collections.abc import Callable
from datetime import date
from itertools import islice, product
from pathlib import Path
from string import ascii_uppercase

import pytest

from wb.config import Config, Settings
from wb.documents.parse import parse
from wb.examine import check
from wb.waivers.comments import waivers

FEW, TIMES = 1000, 4
MOST = 9
"""Where each thing is compared with each other one it is sixteen."""


def glossary(count: int) -> str:
    """Every tenth term stands at the wrong place."""
    names = [f"term {number if number % 10 else 0:06}" for number in range(count)]
    return "# Glossary\n\n" + "".join(f"**{name}**: a word for the ferry.\n\n" for name in names)


def allowed(count: int) -> str:
    return "# Refunds\n\n" + "<!-- wb: allow weasel-word – a quotation -->\nMany people wait.\n\n" * count


def unclosed(count: int) -> str:
    return "# Refunds\n\n" + "Money waits. <!-- wb: allow weasel-word – a\n\n" * count


def asked(count: int) -> str:
    return "# Refunds\n\n## FAQ\n\n" + "".join(
        f"### What is number {number}?\n\nA ferry.\n\n" for number in range(count)
    )


def quoted(count: int) -> str:
    said = '"I had the money before I left the quay," said Tom Brandt, a customer from Kiel.\n\n'
    return "# Refunds\n\n" + said * count


def shortened(count: int) -> str:
    """As many acronyms as paragraphs."""
    names = islice(map("".join, product(ascii_uppercase, repeat=4)), count)
    return "# Refunds\n\n" + "".join(
        f"Money that comes from {name} goes to {name} and back to {name}.\n\n" for name in names
    )


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("glossary", glossary),
        ("narrative", allowed),
        ("narrative", unclosed),
        ("prfaq", asked),
        ("prfaq", quoted),
        ("narrative", shortened),
    ],
)
def test_time_grows_with_the_text(kind: str, written: Callable[[int], str]) -> None:
    _seconds(kind, written(10))
    few, many = (min(_seconds(kind, written(count)) for _ in range(2)) for count in (FEW, FEW * TIMES))
    assert many < few * MOST


def _seconds(kind: str, text: str) -> float:
    """The processor's time for all that is said of a document."""
    start = time.process_time()
    document = parse(text, f"{kind}.md", kind=kind, today=date(2026, 1, 15))
    check(document, Config(Path(), Settings()))
    waivers(document)
    return time.process_time() - start
