"""The README's picture shows what wb prints now."""

import runpy
from pathlib import Path

import pytest

from wb.contracts import oasdiff_find

ROOT = Path(__file__).resolve().parents[1]


def test_the_picture_is_up_to_date() -> None:
    engine = oasdiff_find.find()
    if engine is None or engine.version != oasdiff_find.PINNED or engine.origin != "cache":
        pytest.skip("the picture names the engine that wb installs itself, which is not here")
    draw = runpy.run_path(str(ROOT / "docs/picture.py"))
    assert draw["picture"]() == draw["PICTURE"].read_text(encoding="utf-8"), "run: python docs/picture.py"
