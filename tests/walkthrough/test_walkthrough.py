"""From an empty folder to a break that is stopped twice, waived and let pass: the page is what happens."""

import os
from pathlib import Path

import pytest

from tests.walkthrough.conftest import Machine
from tests.walkthrough.replay import replayed

pytestmark = pytest.mark.usefixtures("engine")

PAGE = Path(__file__).resolve().parents[2] / "docs" / "walkthrough.md"


def test_the_page_is_what_happens(machine: Machine) -> None:
    """WB_REWRITE=1 writes the page anew; read what changed before it is committed."""
    shown = PAGE.read_text(encoding="utf-8")
    now = replayed(shown, machine.world())
    if os.environ.get("WB_REWRITE"):
        PAGE.write_text(now, encoding="utf-8")
    assert now == shown, "read the difference; if it is meant: WB_REWRITE=1 pytest tests/walkthrough"
    assert shown.count("[exit code 1]") == 1
    assert "pull-request" in shown
