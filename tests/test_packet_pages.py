"""The pages of the example's packet in the documentation are those that wb prints now."""

import platform
import runpy
from pathlib import Path

import pytest

from wb.layout import engine

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.skipif(not engine.available(), reason="the layout engine has no wheel here")
@pytest.mark.skipif(platform.machine() != "x86_64", reason="other processors round pixels in another way")
def test_the_pages_are_up_to_date() -> None:
    draw = runpy.run_path(str(ROOT / "docs/packet_pages.py"))
    drawn_with = (draw["PAGES"] / "engine.txt").read_text(encoding="utf-8").strip()
    if drawn_with != engine.version():
        pytest.skip(f"the pages were drawn with typst {drawn_with}")
    files = {path.name: path.read_bytes() for path in draw["PAGES"].glob("*.png")}
    assert draw["pages"]() == files, "run: python docs/packet_pages.py"
