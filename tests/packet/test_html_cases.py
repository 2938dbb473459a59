"""Small documents beside the HTML that they become: what is in <main>, read line by line once and kept.

To add a case write the Markdown, run the test with WB_WRITE_CASES=1, and read what it wrote.
"""

import os
from pathlib import Path

import pytest

from tests.packet.packets import chapter, packet, picture
from tests.packet.pages import main
from wb.packet.html import html

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_becomes_this_html(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    written = main(html(packet(chapter(text, pictures={"blue.png": picture(2, 2)})))).lstrip("\n")
    expected = case.with_suffix(".html")
    if os.environ.get("WB_WRITE_CASES"):
        expected.write_text(written, encoding="utf-8", newline="\n")
    assert written == expected.read_text(encoding="utf-8")
